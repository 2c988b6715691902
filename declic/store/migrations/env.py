"""Alembic's entry point: runs the steps on the connection that ``upgrade`` gave."""

from alembic import context

context.configure(
    connection=context.config.attributes["connection"],
    render_as_batch=True,
    transactional_ddl=True,
)
context.run_migrations()
