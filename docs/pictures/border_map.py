"""border_map.py GEOJSON OUT.png - the 13 programme districts with the number of clusters in each."""
import json
import math
import sys

from matplotlib.patches import FancyBboxPatch
from shapely.affinity import scale
from shapely.geometry import shape
from shapely.ops import linemerge, polylabel, unary_union

from style import BLUE, GREEN, GREY, INK, plt, save_png

CLUSTERS = {"RS225": 9, "RS226": 3, "RS223": 2, "RS221": 2, "RS229": 2, "RS224": 3, "RS228": 2,
            "BG311": 2, "BG312": 2, "BG313": 3, "BG412": 5, "BG414": 3, "BG415": 3}
# where the automatic place of a number is bad: degrees east, degrees north
PLACE = {"RS225": (21.775, 43.49), "RS226": (22.40, 43.14), "RS224": (21.68, 42.93), "BG412": (23.85, 42.87),
         "BG414": (22.77, 42.63), "BG415": (23.03, 42.24)}
WIDTH, HEIGHT, DPI = 1800, 1960, 200
STRETCH = math.cos(math.radians(43.35))   # a degree of longitude is this much of a degree of latitude


def flat(geometry):
    return scale(geometry, STRETCH, 1, origin=(0, 0))


def main(source, target):
    features = json.load(open(source, encoding="utf-8"))["features"]
    figure = plt.figure(figsize=(WIDTH / DPI, HEIGHT / DPI), dpi=DPI)
    axes = figure.add_axes([0.01, 0.01, 0.98, 0.98])
    axes.set_aspect("equal")
    axes.axis("off")
    sides = {"RS": [], "BG": []}
    for feature in features:
        area = flat(shape(feature["geometry"]).buffer(0))
        code, country = feature["id"], feature["properties"]["country"]
        sides[country].append(area.buffer(0.002))
        tint = (BLUE if country == "RS" else GREEN).get(CLUSTERS.get(code), "#dfe3e7")
        xs, ys = area.exterior.xy
        axes.fill(xs, ys, facecolor=tint, edgecolor="white", linewidth=1.8, joinstyle="round", zorder=2)
    serbia, bulgaria = (unary_union(sides[c]) for c in ("RS", "BG"))
    for side in (serbia, bulgaria):   # a quiet outline holds the two sides together
        for part in getattr(side, "geoms", [side]):
            axes.plot(*part.exterior.xy, color=GREY, linewidth=1.2, zorder=1)
    border = serbia.boundary.intersection(bulgaria.buffer(0.005))
    border = linemerge(border) if border.geom_type != "LineString" else border
    for line in getattr(border, "geoms", [border]):
        axes.plot(*line.xy, color="white", linewidth=8, solid_capstyle="round", solid_joinstyle="round", zorder=3)
    for line in getattr(border, "geoms", [border]):
        axes.plot(*line.xy, color=INK, linewidth=4.2, solid_capstyle="round", solid_joinstyle="round", zorder=4)
    seats = set()
    for feature in features:
        code, what = feature["id"], feature["properties"]
        seat = (what["seat_lon"] * STRETCH, what["seat_lat"])
        if seat not in seats:
            seats.add(seat)
            axes.plot(*seat, "o", color=INK, markeredgecolor="white", markeredgewidth=1.6, markersize=9.5, zorder=6)
        count = CLUSTERS.get(code)
        if count is None:
            continue
        if code in PLACE:
            x, y = PLACE[code][0] * STRETCH, PLACE[code][1]
        else:
            spot = polylabel(flat(shape(feature["geometry"])).buffer(0), 0.01)
            x, y = spot.x, spot.y
            if math.hypot(x - seat[0], y - seat[1]) < 0.11:   # keep clear of the dot of the seat
                y = seat[1] + (0.12 if y >= seat[1] else -0.12)
        axes.text(x, y, str(count), ha="center", va="center_baseline", fontsize=30 if count < 9 else 40,
                  fontweight="bold", color="white" if count > 3 else INK, zorder=7)
    left, right = axes.get_xlim()
    bottom, top = axes.get_ylim()
    # the key: tint and number, one column a country
    x0, y0, w, h = right - 0.62, top - 0.13, 0.19, 0.105
    for column, (code, tints) in enumerate((("RS", BLUE), ("BG", GREEN))):
        x = x0 + column * (w + 0.03)
        axes.text(x + w / 2, y0 + 0.045, code, ha="center", va="center", fontsize=17, fontweight="bold")
        for row, count in enumerate((2, 3, 5, 9)):
            if count in ({2, 3, 9} if code == "RS" else {2, 3, 5}):
                axes.add_patch(FancyBboxPatch((x, y0 - 0.03 - (row + 1) * h), w, h * 0.82, boxstyle="round,pad=0,rounding_size=0.018",
                                              facecolor=tints[count], edgecolor="none"))
            if column == 1:
                axes.text(x + w + 0.035, y0 - 0.03 - (row + 1) * h + h * 0.41, str(count), va="center_baseline", fontsize=17)
    save_png(figure, target)


if __name__ == "__main__":
    main(*sys.argv[1:])
