"""A layout for a sheet that lies on its side, as registers do."""

from dataclasses import replace

from sotay.papers.layouts import Layout

TABLE_SIZE = 11
"""Points: a register has ten columns."""


def lying(layout: Layout) -> Layout:
    """``layout`` on the same paper turned by a quarter, margins as they were."""
    page = layout.page
    half = (page.height - page.left - page.right) // 2
    return replace(
        layout,
        page=replace(page, width=page.height, height=page.width, heading_right_column=half),
        sizes=replace(layout.sizes, table=TABLE_SIZE),
    )
