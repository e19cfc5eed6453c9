"""How long things take when digests are sent: pauses, patience, and how quickly each platform may be written to."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import timedelta
from types import MappingProxyType

_MINUTE = timedelta(minutes=1)


@dataclass(frozen=True, slots=True, kw_only=True)
class Timing:
    """The defaults are what a running bot has; a test may be less patient. Plain numbers are seconds.

    `tick` lies between two looks at what is due, `idle` between two looks at whether there is anything to send. `lease`
    is how long a worker holds what it took without a sign of life; `finish` what is being sent gets at a stop.
    """

    tick: float = 20.0
    idle: float = 2.0
    lease: float = 60.0
    finish: float = 3.5
    failed: tuple[timedelta, ...] = (5 * _MINUTE, 25 * _MINUTE, 90 * _MINUTE)
    """After an attempt of which it is certain that nothing arrived."""
    uncertain: tuple[timedelta, ...] = (_MINUTE / 2, 2 * _MINUTE, 10 * _MINUTE, 30 * _MINUTE, 90 * _MINUTE)
    """After an attempt of which nobody knows whether it arrived."""
    late: timedelta = 15 * _MINUTE
    """After midnight a digest of the day before may still be sent for so long, if nobody has begun to."""
    late_again: timedelta = 180 * _MINUTE
    """And for so long if somebody has."""
    refused: float = 60.0
    """Nothing more is sent in a lane for so long when the platform refuses the token."""
    rates: Mapping[str, float] = field(default_factory=lambda: RATES)


RATES: Mapping[str, float] = MappingProxyType({"discord": 48.0, "slack": 4.5})
"""Messages a second that a lane takes. Discord allows a bot 50 requests a second (discord.com/developers/docs, Rate
Limits); Slack "several hundred messages per minute" a workspace and one a second and channel (docs.slack.dev, Rate
Limits)."""
