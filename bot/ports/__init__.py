"""What the core asks of the outside: protocols that the store, the platforms and the extractor fulfil."""

from bot.ports.digests import DigestBook, Length, Subscription, Subscriptions, Wish
from bot.ports.filters import ChannelBook, ChannelFilter, FilterStore, Stopped
from bot.ports.follows import Follow, Following, FollowStore, Happening, Tiding
from bot.ports.forgetting import Counts, Cutoffs, Forgetting
from bot.ports.installations import Home, Installations, Installed
from bot.ports.ledger import Delivery, Ending, Glance, Ledger, Sending, Slot, lane_of
from bot.ports.library import Filed, Kept, Library, Saved
from bot.ports.notebook import Feedback, Notebook
from bot.ports.places import Group, Place, Tenant
from bot.ports.platform import Drawer, Platform
from bot.ports.quiet import QuietHours
from bot.ports.sources import (
    Aged,
    Found,
    Looked,
    Passed,
    Polling,
    SecondLooks,
    Source,
    SourceBook,
    SourceKind,
    SourceState,
    SourceStore,
    Step,
    Trace,
    Waiting,
)
from bot.ports.standing import Queue, Standing, Trouble
from bot.ports.stories import Copy, Member, Story, StoryStore, Version

__all__ = [
    "Aged",
    "ChannelBook",
    "ChannelFilter",
    "Copy",
    "Counts",
    "Cutoffs",
    "Delivery",
    "DigestBook",
    "Drawer",
    "Ending",
    "Feedback",
    "Filed",
    "FilterStore",
    "Follow",
    "FollowStore",
    "Following",
    "Forgetting",
    "Found",
    "Glance",
    "Group",
    "Happening",
    "Home",
    "Installations",
    "Installed",
    "Kept",
    "Ledger",
    "Length",
    "Library",
    "Looked",
    "Member",
    "Notebook",
    "Passed",
    "Place",
    "Platform",
    "Polling",
    "Queue",
    "QuietHours",
    "Saved",
    "SecondLooks",
    "Sending",
    "Slot",
    "Source",
    "SourceBook",
    "SourceKind",
    "SourceState",
    "SourceStore",
    "Standing",
    "Step",
    "Stopped",
    "Story",
    "StoryStore",
    "Subscription",
    "Subscriptions",
    "Tenant",
    "Tiding",
    "Trace",
    "Trouble",
    "Version",
    "Waiting",
    "Wish",
    "lane_of",
]
