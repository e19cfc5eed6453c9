"""The files that follow an answer in Slack: pictures with their words, and files to take along. Pure.

A file cannot ride in chat.postMessage; it goes in three steps (files.getUploadURLExternal, the bytes,
files.completeUploadExternal): docs.slack.dev/messaging/working-with-files.
"""

from __future__ import annotations

import re
from dataclasses import dataclass

from bot.platforms.slack.literal import Json, clip, one_line
from bot.replies.blocks import Attachment, Picture, Reply

ALT = 1_000
"""The most characters of `alt_txt` (docs.slack.dev/reference/methods/files.getUploadURLExternal)."""
TITLE = 120
NAME = 80


@dataclass(frozen=True, slots=True, kw_only=True)
class Upload:
    """One file. `needed` marks what was asked for: when it cannot be brought, the reader is told."""

    name: str
    title: str
    data: bytes
    alt: str = ""
    needed: bool = False

    def arguments(self) -> Json:
        """What the SDK's `files_upload_v2` takes for one file."""
        alt = {"alt_txt": self.alt} if self.alt else {}
        return {"content": self.data, "filename": self.name, "title": self.title, **alt}


def uploads(reply: Reply) -> tuple[Upload, ...]:
    """The files of a reply, in order; none for a later page of it, whose first page brought them."""
    if reply.start:
        return ()
    found: list[Upload] = []
    for block in reply.blocks:
        match block:
            case Picture(data=data, alt=alt) if data:
                said = one_line(alt)
                title = clip(said.split(". ")[0], TITLE)
                found.append(Upload(name=f"picture-{len(found) + 1}.png", title=title, data=data, alt=clip(said, ALT)))
            case Attachment(name=name, data=data) if data:
                kept = re.sub(r"[^\w.-]+", "-", one_line(name)).strip(".-")[-NAME:] or "file"
                found.append(Upload(name=kept, title=kept, data=data, needed=True))
            case _:
                pass
    return tuple(found)
