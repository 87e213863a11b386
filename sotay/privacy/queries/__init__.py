"""What people read about their own data, and what administrators read of acts."""

from sotay.privacy.queries.own import DataPage, ShownSection, data_page, whole_section
from sotay.privacy.queries.viewers import ViewerLine, viewers_of

__all__ = ["DataPage", "ShownSection", "ViewerLine", "data_page", "viewers_of", "whole_section"]
