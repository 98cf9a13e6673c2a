"""logos.py NCF.png EBF.png - two abstract emblems: a river with a cluster of dots, and a bridge of three arches."""
import sys

import numpy as np
from matplotlib.patches import Circle, Polygon, Rectangle

from style import plt, save_png

DPI, WIDTH, HEIGHT = 200, 600, 240


def canvas():
    figure = plt.figure(figsize=(WIDTH / DPI, HEIGHT / DPI), dpi=DPI)
    axes = figure.add_axes([0, 0, 1, 1])
    axes.set_xlim(0, WIDTH)
    axes.set_ylim(0, HEIGHT)
    axes.axis("off")
    return figure, axes


def river(target):
    figure, axes = canvas()
    x = np.linspace(70, 530, 300)
    swell = np.sin((x - 70) / 460 * 2 * np.pi)
    taper = np.sin((x - 70) / 460 * np.pi) ** 0.6      # the ribbons end in points
    for base, thick, colour in ((78, 15, "#1f4e79"), (58, 10, "#4f8fbf"), (42, 6, "#a9cbe4")):
        middle = base + 15 * swell
        axes.add_patch(Polygon(np.column_stack((np.r_[x, x[::-1]], np.r_[middle + thick * taper / 2, (middle - thick * taper / 2)[::-1]])),
                               closed=True, facecolor=colour, edgecolor="none"))
    hexagon = [(0, 0)] + [(44 * np.cos(a), 44 * np.sin(a)) for a in np.radians(range(30, 390, 60))]
    for number, (dx, dy) in enumerate(hexagon):
        if number:
            axes.plot([300, 300 + dx], [163, 163 + dy], color="#b9c6d2", linewidth=2.2, zorder=1)
    for number, (dx, dy) in enumerate(hexagon):
        colour = "#c8963e" if number == 0 else ("#1f4e79" if number % 2 else "#4f8fbf")
        axes.add_patch(Circle((300 + dx, 163 + dy), 18 if number == 0 else 14, facecolor=colour, edgecolor="white", linewidth=1.4, zorder=2))
    save_png(figure, target)


def bridge(target):
    figure, axes = canvas()
    dark, light, gold = "#23603a", "#6fae7f", "#c8963e"
    t = np.linspace(0, np.pi, 120)
    x = np.linspace(80, 520, 300)
    deck = lambda v: 118 + 34 * np.sin((np.asarray(v) - 80) / 440 * np.pi)      # the deck rises to the middle
    outline = np.column_stack((np.r_[x, 520, 80], np.r_[deck(x), 62, 62]))
    axes.add_patch(Polygon(outline, closed=True, facecolor=dark, edgecolor="none"))
    for middle, half, rise in ((155, 52, 52), (300, 68, 76), (445, 52, 52)):
        axes.add_patch(Polygon(np.column_stack((middle + half * np.cos(t), 61 + rise * np.sin(t))), closed=True, facecolor="white", edgecolor="none"))
    axes.add_patch(Polygon(np.column_stack((np.r_[x, x[::-1]], np.r_[deck(x) + 16, (deck(x) + 7)[::-1]])), closed=True, facecolor=gold, edgecolor="none"))
    for number, y in enumerate((48, 36)):   # the water
        axes.add_patch(Rectangle((80 + 60 * number, y - 3), 440 - 120 * number, 6, facecolor=light, edgecolor="none"))
    axes.add_patch(Circle((300, 196), 17, facecolor=light, edgecolor="none"))
    save_png(figure, target)


if __name__ == "__main__":
    river(sys.argv[1])
    bridge(sys.argv[2])
