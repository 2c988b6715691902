"""What is said of files: what happened to them, and what the window's buttons say."""

from __future__ import annotations

from collections.abc import Callable, Mapping

from declic.i18n import Words
from widgets._files import picker_words
from widgets._task import Event
from widgets.file_manager._desk import BIN

_ = Words("widgets")

TOLD: Mapping[str, Callable[[], str]] = {
    "open": lambda: _("Opened “{name}”"),
    "create": lambda: _("Made the folder “{name}”"),
    "rename": lambda: _("Renamed “{name}”: “{value}”"),
    "move": lambda: _("Moved “{name}” into “{value}”"),
    "copy": lambda: _("Copied “{name}” into “{value}”"),
    "delete": lambda: _("Put “{name}” in the bin"),
    "restore": lambda: _("Restored “{name}”"),
    "empty": lambda: _("Emptied the bin"),
    "find": lambda: _("Searched for “{value}”"),
    "download": lambda: _("Downloaded “{name}”"),
    "plug": lambda: _("Plugged in the USB stick"),
    "eject": lambda: _("Ejected the USB stick"),
    "unplug": lambda: _("Pulled out the USB stick without ejecting it"),
    "taken": lambda: _("Took the USB stick out"),
    "attach": lambda: _("Attached “{name}”"),
    "detach": lambda: _("Took “{name}” off the message"),
    "in": lambda: _("“{name}” is in “{value}”"),
    "named": lambda: _("“{name}” is called “{value}”"),
    "attached": lambda: _("“{name}” is attached"),
}
"""For each verb what is told of it."""
ALONE: Mapping[str, Callable[[], str]] = {
    "rename": lambda: _("Renamed “{name}”"),
    "move": lambda: _("Moved “{name}”"),
    "copy": lambda: _("Copied “{name}”"),
    "find": lambda: _("Searched"),
}
"""The same where a goal says no value."""


def told(event: Event) -> str:
    """Return an event in words."""
    words = (ALONE if not event.value and event.verb in ALONE else TOLD)[event.verb]
    return words().format(name=_shown(event.name), value=_shown(event.value))


def _shown(path: str) -> str:
    return _("Bin") if path == BIN else path.rpartition("/")[2]


def window_words() -> dict[str, str]:
    """Return the words of the page's windows."""
    return picker_words() | _of_files() | _of_changes() | _of_windows() | _of_kinds()


def _of_files() -> dict[str, str]:
    return {
        "fm_places": _("Places"),
        "fm_place": _("Place"),
        "fm_bin": _("Bin"),
        "fm_tools": _("What to do with it"),
        "fm_open": _("Open"),
        "fm_create": _("New folder"),
        "fm_rename": _("Rename"),
        "fm_move": _("Move"),
        "fm_copy": _("Copy"),
        "fm_delete": _("Delete"),
        "fm_restore": _("Restore"),
        "fm_empty": _("Empty the bin"),
        "fm_find": _("Search"),
        "fm_find_in": _("Search in all folders"),
        "fm_find_name": _("A file's name"),
        "fm_found": _("Search: “{text}”"),
        "fm_find_end": _("End the search"),
        "fm_nothing_found": _("Nothing has “{text}” in its name."),
        "fm_today": _("today"),
        "fm_where": _("In: {folder}"),
        "fm_select_first": _("First choose a file or a folder in the list."),
        "fm_new_name": _("New name"),
        "fm_new_folder": _("Name of the new folder"),
        "fm_bad_name": _('Write a name, without any of these signs: \\ / : * ? " < > |'),
        "fm_ok": _("Confirm"),
        "fm_close": _("Close"),
        "fm_no_preview": _("This is where the file would be seen."),
        "fm_sure": _("What is in the bin will be gone for good. Empty it?"),
    }


def _of_changes() -> dict[str, str]:
    return {
        "fm_made": _("The folder “{name}” is in “{folder}”."),
        "fm_renamed": _("Its name is now “{name}”."),
        "fm_moved": _("“{name}” is now in “{folder}”."),
        "fm_there": _("“{name}” is already in “{folder}”."),
        "fm_not_there": _("“{name}” can't go into “{folder}”."),
        "fm_copied": _("A copy is in “{folder}”: “{name}”."),
        "fm_deleted": _("“{name}” is in the bin. You can restore it from there."),
        "fm_restored": _("“{name}” is back in “{folder}”."),
        "fm_emptied": _("The bin is empty."),
        "fm_downloaded": _("“{name}” is in the folder “{folder}”."),
        "fm_full": _("There are many files already. Start again from the beginning."),
        "fm_plugged": _("The USB stick is there: “{name}”, among the places."),
        "fm_ejected": _("The USB stick is ejected. You can take it out now."),
        "fm_unplugged": _("The USB stick was pulled out without being ejected."),
        "fm_taken": _("The USB stick is out."),
        "fm_attached": _("“{name}” is attached."),
        "fm_detached": _("“{name}” is no longer attached."),
    }


def _of_windows() -> dict[str, str]:
    return {
        "secure": _("Secure connection"),
        "not_secure": _("Not secure"),
        "fm_windows": _("Open windows"),
        "fm_files": _("Files"),
        "fm_page": _("Web page"),
        "fm_mail": _("Messages"),
        "fm_mail_title": _("New message"),
        "fm_page_title": _("Documents to download"),
        "fm_download": _("Download"),
        "fm_computer": _("On the computer"),
        "fm_plug": _("Plug in the USB stick"),
        "fm_eject": _("Eject the USB stick"),
        "fm_unplug": _("Take the USB stick out"),
        "fm_to": _("To"),
        "fm_subject": _("Subject"),
        "fm_attachments": _("Attached documents"),
        "fm_detach": _("Take off {name}"),
        "picker_move": _("Where do you want to move “{name}”?"),
        "picker_copy": _("Where do you want to copy “{name}”?"),
        "picker_here": _("Put it in “{folder}”"),
    }


def _of_kinds() -> dict[str, str]:
    return {
        "kind_folder": _("Folder"),
        "kind_pdf": _("PDF document"),
        "kind_image": _("Picture"),
        "kind_text": _("Text"),
        "kind_table": _("Spreadsheet"),
        "kind_slides": _("Slides"),
        "kind_sound": _("Sound"),
        "kind_film": _("Video"),
        "kind_archive": _("Compressed folder"),
        "kind_program": _("Program"),
        "kind_file": _("File"),
    }
