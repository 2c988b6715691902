"""An online procedure, from the first page to the acknowledgement."""

from widgets.online_procedure.online_procedure import OnlineProcedure

__all__ = ["OnlineProcedure"]
