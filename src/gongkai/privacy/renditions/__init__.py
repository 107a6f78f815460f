"""成品: public files rebuilt from what a reader sees of the upload; the upload itself stays sealed."""

from gongkai.privacy.passages import Unreadable as Unreadable
from gongkai.privacy.renditions.made import Rendition as Rendition
from gongkai.privacy.renditions.rebuild import RENDERABLE as RENDERABLE
from gongkai.privacy.renditions.rebuild import rendition as rendition
