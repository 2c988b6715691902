"""Folders and files of an imitation computer."""

from widgets.file_manager.file_manager import FileManager

__all__ = ["FileManager"]
