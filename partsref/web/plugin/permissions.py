"""Who may see what: asked of Datasette as 0.65 is asked, and as 1.0 is."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any

from datasette.utils.asgi import Forbidden

from partsref.web.plugin.served_database import CatalogueDatabase, inner_tables

if TYPE_CHECKING:
    from datasette.app import Datasette


async def is_allowed(datasette: Datasette, actor: Any, action: str, database: str = "") -> bool:
    """Whether an actor may do something with a database, or with the instance where none is named."""
    if hasattr(datasette, "permission_allowed"):
        allowed = await datasette.permission_allowed(actor, action, resource=database or None, default=True)
    else:
        from datasette.resources import DatabaseResource

        allowed = await datasette.allowed(
            action=action, resource=DatabaseResource(database) if database else None, actor=actor
        )
    return bool(allowed)


async def ensure_download(datasette: Datasette, actor: Any, database: str) -> None:
    """Raise `Forbidden` for who may not download a database."""
    if hasattr(datasette, "ensure_permissions"):
        asked = [("view-database-download", database), ("view-database", database), "view-instance"]
        await datasette.ensure_permissions(actor, asked)
        return
    for action in ("view-database-download", "view-database"):
        if not await is_allowed(datasette, actor, action, database):
            raise Forbidden(action)


async def denied_tables(datasette: Datasette, action: str) -> Any:
    """The tables that nobody browses, as the SQL Datasette 1.0 asks for; None where an action is of no table."""
    if action != "view-table":
        return None
    from datasette.permissions import PermissionSQL

    names = [
        [name, table]
        for name, database in datasette.databases.items()
        if isinstance(database, CatalogueDatabase)
        for table in await inner_tables(database)
    ]
    return PermissionSQL(
        sql="SELECT value ->> 0 AS parent, value ->> 1 AS child, 0 AS allow, 'holds no facts' AS reason"
        " FROM json_each(:partsref_inner_tables)",
        params={"partsref_inner_tables": json.dumps(names)},
    )
