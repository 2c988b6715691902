"""Which setting of a computer, telephone or tablet helps with what, and where it is found.

The paths are those of Windows 11, macOS 13 and later, GNOME 45 and later, Android 14 and iPadOS 17,
after the makers' help: https://support.microsoft.com/windows (mouse settings; make Windows easier
to use), https://support.apple.com/guide/mac-help (Pointer Control),
https://help.gnome.org/users/gnome-help (mouse), https://support.google.com/accessibility/android,
https://support.apple.com/guide/ipad (Touch Accommodations). A maker may move them: advice always
says first what the setting is called.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping

from declic.i18n import Words

_ = Words("widgets")

DEVICES = ("windows", "macos", "linux", "android", "ipad", "other")
"""What a page says that it runs on; an iPhone is an ``ipad`` here: the settings are the same."""


def where(setting: str, device: str) -> str:
    """Return in one sentence where a setting is found, in Markdown.

    Parameters
    ----------
    setting
        A name of :data:`SETTINGS`.
    device
        One of :data:`DEVICES`. Where it has no such setting, or nobody knows what it is, the
        sentence says whom to ask.
    """
    path = SETTINGS[setting].get(device)
    if path is None:
        return _("Ask your adviser where it is set on your device.")
    return _("It is here: {path}.").format(path=path())


SETTINGS: Mapping[str, Mapping[str, Callable[[], str]]] = {
    "double click speed": {
        "windows": lambda: _(
            "**Settings › Bluetooth & devices › Mouse › Additional mouse settings**, tab"
            " **Buttons**, “Double-click speed”"
        ),
        "macos": lambda: _(
            "**System Settings › Accessibility › Pointer Control**, “Double-click speed”"
        ),
        "linux": lambda: _(
            "**Settings › Accessibility › Pointing & Clicking**, “Double-Click Delay”"
        ),
    },
    "pointer speed": {
        "windows": lambda: _("**Settings › Bluetooth & devices › Mouse**, “Mouse pointer speed”"),
        "macos": lambda: _("**System Settings › Mouse**, “Tracking speed”"),
        "linux": lambda: _("**Settings › Mouse & Touchpad**, “Pointer Speed”"),
        "android": lambda: _("**Settings › System › Languages & input**, “Pointer speed”"),
        "ipad": lambda: _("**Settings › General › Trackpad & Mouse**, “Tracking speed”"),
    },
    "pointer size": {
        "windows": lambda: _("**Settings › Accessibility › Mouse pointer and touch**, “Size”"),
        "macos": lambda: _("**System Settings › Accessibility › Display**, “Pointer size”"),
        "linux": lambda: _("**Settings › Accessibility › Seeing**, “Cursor Size”"),
        "android": lambda: _("**Settings › Accessibility**, “Large mouse pointer”"),
        "ipad": lambda: _("**Settings › Accessibility › Pointer Control**, “Pointer size”"),
    },
    "click lock": {
        "windows": lambda: _(
            "**Settings › Bluetooth & devices › Mouse › Additional mouse settings**, tab"
            " **Buttons**, “Turn on ClickLock”"
        ),
        "macos": lambda: _(
            "**System Settings › Accessibility › Pointer Control › Trackpad Options**,"
            " “Use trackpad for dragging”, then “With Drag Lock”"
        ),
    },
    "scroll speed": {
        "windows": lambda: _(
            "**Settings › Bluetooth & devices › Mouse**, “Lines to scroll at a time”"
        ),
        "macos": lambda: _("**System Settings › Mouse**, “Scrolling speed”"),
        "ipad": lambda: _("**Settings › General › Trackpad & Mouse**, “Scrolling Speed”"),
    },
    "touch and hold": {
        "android": lambda: _(
            "**Settings › Accessibility › Timing controls**, “Touch & hold delay”"
        ),
        "ipad": lambda: _("**Settings › Accessibility › Touch › Haptic Touch**, “Touch duration”"),
    },
    "touch accommodations": {
        "android": lambda: _(
            "**Settings › Accessibility › Timing controls**, “Touch & hold delay” and “Ignore"
            " repeated touches”"
        ),
        "ipad": lambda: _("**Settings › Accessibility › Touch**, “Touch Accommodations”"),
    },
    "key repeat": {
        "windows": lambda: _("**Settings › Accessibility › Keyboard**, “Filter keys”"),
        "macos": lambda: _("**System Settings › Keyboard**, “Delay until repeat”"),
        "linux": lambda: _("**Settings › Accessibility › Typing**, “Repeat Keys”"),
        "ipad": lambda: _("**Settings › Accessibility › Keyboards**, “Key Repeat”"),
    },
    "magnifier": {
        "windows": lambda: _("**Settings › Accessibility › Text size**, and **Magnifier**"),
        "macos": lambda: _("**System Settings › Accessibility › Zoom**"),
        "linux": lambda: _("**Settings › Accessibility › Zoom**"),
        "android": lambda: _(
            "**Settings › Accessibility › Display size and text**, and **Magnification**"
        ),
        "ipad": lambda: _("**Settings › Accessibility › Zoom**"),
    },
}
"""For each setting and device its path, in the language of the process."""
