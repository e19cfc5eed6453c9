"""Tokens of others, sealed before they reach the database, so that a copy of it gives nobody a way in.

Fernet of the library cryptography: AES-128-CBC with an HMAC-SHA256 over it (github.com/fernet/spec).
"""

from __future__ import annotations

from cryptography.fernet import Fernet, InvalidToken, MultiFernet

from bot.errors import BadConfiguration

_SEALED, _OPEN = "fernet:", "open:"
_MAKE = 'python -c "from cryptography.fernet import Fernet; print(Fernet.generate_key().decode())"'


class Seal:
    """Seals with the first of its keys and opens with any; without a key it leaves everything open."""

    def __init__(self, keys: tuple[str, ...] = ()) -> None:
        """Raises BadConfiguration for what cannot be a key."""
        try:
            self._box = MultiFernet([Fernet(key) for key in keys]) if keys else None
        except ValueError as why:
            raise BadConfiguration(
                "SEAL_SECRET is no key: 32 bytes in URL-safe Base64, several between commas.",
                hint=f"Make one with: {_MAKE}",
            ) from why

    def sealed(self, text: str) -> str:
        """What may be stored."""
        return _OPEN + text if self._box is None else _SEALED + self._box.encrypt(text.encode()).decode()

    def opened(self, stored: str) -> str:
        """What was sealed. Raises BadConfiguration where the key is not among those there are."""
        if stored.startswith(_OPEN):
            return stored.removeprefix(_OPEN)
        try:
            if self._box is not None:
                return self._box.decrypt(stored.removeprefix(_SEALED)).decode()
        except InvalidToken:
            pass
        raise BadConfiguration(
            "A token in the database was sealed with another key than SEAL_SECRET.",
            hint="Add the earlier key behind the new one, after a comma, or install the app there again.",
        )
