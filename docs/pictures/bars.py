"""bars.py sectors OUT.png | bars.py needs NEEDS.txt OUT.png - horizontal bars keyed 1..n, without words."""
import csv
import sys

from matplotlib.patches import FancyBboxPatch
from matplotlib.transforms import ScaledTranslation

from style import BLUE, GREEN, GREY, INK, plt, save_png

SECTORS = [(6, 3), (4, 3), (3, 3), (3, 3), (4, 1), (2, 3), (1, 2)]   # clusters in Serbia, in Bulgaria; order of table t-sectors
DPI = 200
PAPER = {"boxstyle": "square,pad=0.1", "facecolor": "white", "edgecolor": "none"}   # keeps grid lines out of numbers


def canvas(bars, width=1800, row=132, margin=150):
    height = bars * row + margin
    figure = plt.figure(figsize=(width / DPI, height / DPI), dpi=DPI)
    axes = figure.add_axes([0.075, 0.105 if bars > 7 else 0.11, 0.885, 0.86])
    for side in axes.spines.values():
        side.set_visible(False)
    axes.set_ylim(bars - 0.42, -0.58)
    axes.set_yticks([])
    axes.tick_params(axis="x", length=0, labelsize=15, labelcolor="#5b6876", pad=8)
    axes.grid(axis="x", color="#dfe4e9", linewidth=1.1)
    axes.set_axisbelow(True)
    return figure, axes


def key(axes, row, number):
    place = axes.transData + ScaledTranslation(-29 / 72, 0, axes.figure.dpi_scale_trans)
    axes.plot(0, row, "o", color=INK, markersize=27, transform=place, clip_on=False)
    axes.text(0, row, str(number), ha="center", va="center_baseline", fontsize=17, fontweight="bold", color="white", transform=place)


def sectors(target):
    figure, axes = canvas(len(SECTORS))
    for row, (serbia, bulgaria) in enumerate(SECTORS):
        axes.barh(row, serbia, height=0.62, color=BLUE[5], edgecolor="white", linewidth=2)
        axes.barh(row, bulgaria, left=serbia, height=0.62, color=GREEN[5], edgecolor="white", linewidth=2)
        axes.text(serbia / 2, row, str(serbia), ha="center", va="center_baseline", color="white", fontsize=17)
        axes.text(serbia + bulgaria / 2, row, str(bulgaria), ha="center", va="center_baseline", color="white", fontsize=17)
        axes.text(serbia + bulgaria + 0.13, row, str(serbia + bulgaria), va="center_baseline", fontsize=21, fontweight="bold", bbox=PAPER)
        key(axes, row, row + 1)
    axes.axvline(0, color=GREY, linewidth=1.6)
    axes.set_xlim(0, 9.75)
    axes.set_xticks(range(0, 10))
    for place, (code, colour) in enumerate((("RS", BLUE[5]), ("BG", GREEN[5]))):   # key, in the free corner
        x, y = 8.0 + place * 0.95, len(SECTORS) - 1
        axes.add_patch(FancyBboxPatch((x, y - 0.17), 0.3, 0.34, boxstyle="square,pad=0", facecolor=colour, edgecolor="white"))
        axes.text(x + 0.4, y, code, va="center_baseline", fontsize=16, fontweight="bold", bbox=PAPER)
    save_png(figure, target)


def needs(source, target):
    lines = [line for line in open(source, encoding="utf-8") if not line.startswith("#")]
    shares = [float(line["percent"]) for line in csv.DictReader(lines, delimiter="\t")]
    figure, axes = canvas(len(shares), row=122)
    for row, share in enumerate(shares):
        axes.barh(row, share, height=0.62, color="#3f7f93", edgecolor="white", linewidth=2)
        # whole percents: a decimal point or comma would belong to one language
        axes.text(share + 0.9, row, f"{share:.0f}%", va="center_baseline", fontsize=20, fontweight="bold", bbox=PAPER)
        key(axes, row, row + 1)
    axes.axvline(0, color=GREY, linewidth=1.6)
    axes.set_xlim(0, 70)
    axes.set_xticks(range(0, 71, 10))
    save_png(figure, target)


if __name__ == "__main__":
    {"sectors": sectors, "needs": needs}[sys.argv[1]](*sys.argv[2:])
