"""What the page looks like, the same for every program. All lengths in PDF points."""
import dataclasses


@dataclasses.dataclass(frozen=True)
class Look:
    page_width: float = 595.276
    page_height: float = 841.89
    margin_left: float = 82
    margin_right: float = 78
    margin_top: float = 84
    margin_bottom: float = 84
    font: str = "Vollkorn"
    size: float = 10.5
    leading: float = 14
    gap: float = 6  # between paragraphs
    chapter_on_new_page: bool = True
    contents: bool = True

    @property
    def measure(self):
        return self.page_width - self.margin_left - self.margin_right

    def with_measure(self, measure):
        return dataclasses.replace(self, margin_right=self.page_width - self.margin_left - measure)


TAGS = {  # for each language: Babel's name of it, the region, how fontspec asks for its letter forms
    "en": ("british", "GB", "Script=Latin,Language=English"),
    "sr": ("serbianc", "RS", "Script=Cyrillic,Language=Serbian"),
    "bg": ("bulgarian", "BG", "Script=Cyrillic,Language=Bulgarian"),
}
