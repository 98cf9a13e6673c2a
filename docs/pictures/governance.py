"""governance.py OUT.png - five boxes A-E: A decides, B carries out, C and D work with B, E works with C, feeds D and elects A."""
import sys

from matplotlib.patches import FancyArrowPatch, FancyBboxPatch, PathPatch
from matplotlib.path import Path

from style import INK, plt, save_png

DPI, WIDTH, HEIGHT = 200, 1800, 1080
BOXES = {  # left, bottom, width, height, colour
    "A": (690, 890, 420, 145, "#1f4e79"),
    "B": (690, 600, 420, 145, "#3a78ad"),
    "C": (230, 330, 420, 145, "#5f97c9"),
    "D": (1150, 330, 420, 145, "#5da06a"),
    "E": (230, 45, 1340, 145, "#c8963e"),
}
LINE = {"color": "#5b6876", "linewidth": 4.2, "mutation_scale": 24, "shrinkA": 4, "shrinkB": 4, "joinstyle": "miter", "capstyle": "butt", "zorder": 2}


def main(target):
    figure = plt.figure(figsize=(WIDTH / DPI, HEIGHT / DPI), dpi=DPI)
    axes = figure.add_axes([0, 0, 1, 1])
    axes.set_xlim(-65, WIDTH - 65)   # the way of the long arrow makes the left side wider
    axes.set_ylim(0, HEIGHT)
    axes.axis("off")
    for letter, (x, y, w, h, colour) in BOXES.items():
        axes.add_patch(FancyBboxPatch((x, y), w, h, boxstyle="round,pad=0,rounding_size=22", facecolor=colour, edgecolor="none", zorder=3))
        axes.text(x + w / 2, y + h / 2, letter, ha="center", va="center_baseline", fontsize=40, fontweight="bold", color="white", zorder=4)

    def arrow(start, end, style="-|>", **more):
        axes.add_patch(FancyArrowPatch(start, end, arrowstyle=style, **{**LINE, **more}))

    def bent(points, style="-|>", radius=34):
        """A line with round corners and arrow heads."""
        vertices, codes = [points[0]], [Path.MOVETO]
        for before, corner, after in zip(points, points[1:], points[2:]):
            for other in (before, after):
                length = max(abs(other[0] - corner[0]), abs(other[1] - corner[1]))
                near = (corner[0] + (other[0] - corner[0]) * radius / length, corner[1] + (other[1] - corner[1]) * radius / length)
                if other is before:
                    vertices += [near, corner]
                    codes += [Path.LINETO, Path.CURVE3]
                else:
                    vertices.append(near)
                    codes.append(Path.CURVE3)
        vertices.append(points[-1])
        codes.append(Path.LINETO)
        axes.add_patch(FancyArrowPatch(path=Path(vertices, codes), arrowstyle=style, **{**LINE, "shrinkA": 0, "shrinkB": 0}))

    arrow((840, 890), (840, 745))                      # A decides, B carries out
    arrow((960, 745), (960, 890))                      # B reports to A
    bent([(678, 672), (440, 672), (440, 487)], "<|-|>")        # B and the working groups
    bent([(1122, 672), (1360, 672), (1360, 487)], "<|-|>")     # B and the observatory
    arrow((440, 330), (440, 190), "<|-|>")             # the clusters work in the groups
    arrow((1360, 190), (1360, 330))                    # and give their data to the observatory
    bent([(230, 118), (100, 118), (100, 962), (678, 962)])     # and elect the council
    save_png(figure, target)


if __name__ == "__main__":
    main(sys.argv[1])
