"""What may be refused around an application. Each text is for the person who tried."""


class NominationRefused(Exception):
    """Nobody can be asked, reminded or ranked so now."""


class InformationRefused(Exception):
    """The information can't be asked for, or not be sent so."""


class ExtensionRefused(Exception):
    """The extension would extend nothing."""


class ViewRefused(Exception):
    """The saved view can't be changed so."""


class TagRefused(Exception):
    """The tag can't be put or taken."""


class ActRefused(Exception):
    """What was asked of many applications can't be done to this one."""


class ExportRefused(Exception):
    """The list can't be exported any more."""
