"""Every exception of Déclic, in one tree.

::

    DeclicError                     base; its text is in the user's words and says what to do
    ├── AuthorError (ValueError)    an exercise is written wrongly
    ├── InvalidResponse (ValueError)  what a page sent is no response to this exercise
    ├── NotRecorded                 an attempt could not be made durable; it may be sent again
    ├── JoinError                   a person can't enter
    │   ├── UnknownCode             no session has this code
    │   ├── ClosedSession           the session of this code has ended
    │   ├── UnknownCard             nobody has this return card
    │   └── InvalidName             the first name can't be used
    ├── NotOnePerson            nobody, or several people, are meant by what was typed
    ├── TextRefused                 a message or a question can't be taken as it is written
    ├── ReviewStale             an answer to be judged has changed, or is gone
    ├── WorkshopError               a workshop can't be used
    │   ├── WorkshopNotFound        there is no such workshop
    │   └── WorkshopInvalid         its notebook can't be read, or holds mistakes
    ├── StoreError                  the store can't be used
    │   ├── StoreVersionError       it was written by another version of Déclic
    │   ├── StoreDamaged            its file is broken or cut short
    │   ├── StoreUnavailable        it can't be opened, read or written
    │   └── BackupError             it can't be backed up or restored
    └── SetupError                  the computer isn't ready
        ├── PortInUse               another program listens on the port
        ├── WorkbenchUnavailable    JupyterLab with formgrader doesn't begin
        └── DataFolderError         the data folder can't be written
"""


class DeclicError(Exception):
    """Base of all errors that Déclic raises on purpose."""


class AuthorError(DeclicError, ValueError):
    """An exercise is written wrongly; raised when its cell is run."""


class InvalidResponse(DeclicError, ValueError):
    """What a page sent has not the form of a response to this exercise."""


class NotRecorded(DeclicError):
    """An attempt could not be made durable. The page keeps it and sends it again."""


class JoinError(DeclicError):
    """A person can't enter a session."""


class UnknownCode(JoinError):
    """No session has the code that was typed."""


class ClosedSession(JoinError):
    """The session of the code that was typed has ended."""


class UnknownCard(JoinError):
    """Nobody has the words that were typed."""


class InvalidName(JoinError):
    """The first name is empty, too long or not made of text."""


class NotOnePerson(DeclicError):
    """Nobody, or more than one person, is meant by what was typed."""


class ExportError(DeclicError):
    """Answers can't be written to this file."""


class PdfUnavailable(DeclicError):
    """No PDF can be made on this computer; pages can be printed by a browser all the same."""


class NothingToPrint(DeclicError):
    """A session has not the paper that is asked for, or it can't be written there."""


class TextRefused(DeclicError):
    """A message or a question is empty, or too long."""


class ReviewStale(DeclicError):
    """The answer that is judged is gone, or not what the reviewer saw; nothing was written."""


class WorkshopError(DeclicError):
    """A workshop can't be used."""


class WorkshopNotFound(WorkshopError):
    """There is no workshop of this name."""


class WorkshopInvalid(WorkshopError):
    """The workshop's notebook can't be read, or its exercises hold mistakes."""


class StoreError(DeclicError):
    """The store of sessions, learners and answers can't be used."""


class StoreVersionError(StoreError):
    """The store was written by another version of Déclic, or is no store of Déclic."""


class StoreDamaged(StoreError):
    """The store's file is broken, or was cut short; it is left as it is."""


class StoreUnavailable(StoreError):
    """The store can't be opened, read or written at this moment."""


class BackupError(StoreError):
    """A backup can't be made or restored; the store is as it was."""


class SetupError(DeclicError):
    """The computer is not ready to run Déclic."""


class PortInUse(SetupError):
    """Another program already listens on the port."""


class WorkbenchUnavailable(SetupError):
    """JupyterLab with formgrader doesn't begin."""


class DataFolderError(SetupError):
    """The data folder can't be created or written."""
