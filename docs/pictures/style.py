"""Colours, fonts and saving shared by the picture scripts. No words go into a picture, so one picture serves every language."""
import io

import matplotlib
matplotlib.use("Agg")
import matplotlib.pyplot as plt
from PIL import Image

INK, GREY, PALE = "#243447", "#8a97a6", "#eef1f4"
BLUE = {2: "#c8dbee", 3: "#a3c4e2", 5: "#5f97c9", 9: "#245f99"}    # Serbia, darker = more clusters
GREEN = {2: "#d0e6cd", 3: "#abd2a8", 5: "#5da06a", 9: "#2c7042"}   # Bulgaria
plt.rcParams["font.family"] = ["Open Sans", "DejaVu Sans"]
plt.rcParams["text.color"] = INK


def save_png(figure, path, colours=256):
    """Writes the figure as an 8-bit RGB PNG without alpha; flat art keeps its look with few colours and stays small."""
    buffer = io.BytesIO()
    figure.savefig(buffer, format="png", facecolor="white")
    plt.close(figure)
    buffer.seek(0)
    image = Image.open(buffer).convert("RGB")
    image = image.quantize(colours, dither=Image.Dither.NONE).convert("RGB")
    image.save(path, optimize=True)
