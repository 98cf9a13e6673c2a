"""cover.py OUT.jpg - hills, a river and a low sun in calm colours, 1600 x 900, baseline JPEG."""
import sys

import numpy as np
from PIL import Image, ImageFilter

WIDTH, HEIGHT, SCALE = 1600, 900, 2


def rgb(code):
    return np.array([int(code[i:i + 2], 16) for i in (1, 3, 5)], float)


def ridge(x, base, height, seed, roughness=1.0):
    """A soft skyline: a few sines of falling weight."""
    rng = np.random.default_rng(seed)
    y = np.zeros_like(x)
    for octave in range(5):
        y += np.sin(x * (2 ** octave) * 3.1 + rng.uniform(0, 2 * np.pi)) * roughness ** octave * 0.52 ** octave
    return base - height * y / 1.7


def main(target):
    w, h = WIDTH * SCALE, HEIGHT * SCALE
    ys = np.linspace(0, 1, h)[:, None]
    xs = np.linspace(0, 1.78, w)
    sky = [(0.0, "#a9c3d6"), (0.22, "#cfdde4"), (0.42, "#f3e6d3"), (1.0, "#f6dcbd")]
    image = np.empty((h, w, 3))
    for channel in range(3):
        image[..., channel] = np.interp(ys, [s for s, _ in sky], [rgb(c)[channel] for _, c in sky])
    sun = np.hypot((xs[None, :] - 1.19) , ys - 0.315)
    glow = np.exp(-(sun / 0.20) ** 2)[..., None] * 0.55
    image = image * (1 - glow) + rgb("#fff4dc") * glow
    disc = np.clip((0.048 - sun) * 700, 0, 1)[..., None]
    image = image * (1 - disc) + rgb("#fffaf0") * disc
    layers = [  # base, height, seed, roughness, colour at the crest, colour in the valley
        (0.405, 0.085, 11, 1.05, "#a8bfcc", "#d6dedb"),
        (0.475, 0.075, 5, 0.90, "#86a7b6", "#c0d0ca"),
        (0.555, 0.070, 31, 0.78, "#648f9a", "#a2bdaf"),
        (0.635, 0.060, 8, 0.60, "#4a7b7c", "#80a68e"),
    ]
    for base, height, seed, rough, crest, valley in layers:
        line = ridge(xs, base, height, seed, rough)[None, :]
        depth = np.clip((ys - line) / 0.20, 0, 1)[..., None]
        colour = rgb(crest) * (1 - depth) + rgb(valley) * depth
        mask = np.clip((ys - line) * h, 0, 1)[..., None]
        image = image * (1 - mask) + colour * mask
    # the plain with the river: it winds towards us and grows wider
    plain = 0.675 + 0.012 * np.sin(xs * 2.4 + 0.6)[None, :]
    depth = np.clip((ys - plain) / 0.33, 0, 1)
    near = depth[..., None]
    mask = np.clip((ys - plain) * h, 0, 1)[..., None]
    image = image * (1 - mask) + (rgb("#8fb08c") * (1 - near) + rgb("#456f5b") * near) * mask
    bend = depth ** 0.62
    middle = 1.06 - 0.17 * np.sin(bend * 7.4) * (0.30 + 0.95 * depth) - 0.26 * depth
    half = 0.010 + 0.165 * depth ** 1.55
    # banks: the distance from the middle line decides between water, pale bank and field
    off = np.abs(xs[None, :] - middle) - half
    bank = np.clip((0.010 + 0.010 * depth - off) * 260, 0, 1)[..., None] * mask
    image = image * (1 - bank) + (rgb("#b7cba3") * (1 - near) + rgb("#7f9f78") * near) * bank
    water = np.clip(-off * 900, 0, 1)[..., None] * mask
    shine = np.exp(-((xs[None, :] - 1.12) / 0.22) ** 2)[..., None] * (1 - 0.55 * near)
    tone = rgb("#cfe0e2") * (1 - near) + rgb("#5f93a8") * near
    tone = tone * (1 - 0.55 * shine) + rgb("#f7e7cf") * 0.55 * shine
    image = image * (1 - water) + tone * water
    # two near slopes close the picture at left and right
    for side, colour, dark in ((0, "#2f5a52", "#24473f"), (1, "#376455", "#274c43")):
        u = xs if side == 0 else 1.78 - xs
        line = (0.70 + 0.44 * (u / 0.86) ** 1.5 + 0.010 * np.sin(u * 9 + side))[None, :] + 0.055 * side
        mask = np.clip((ys - line) * h, 0, 1)[..., None]
        depth = np.clip((ys - line) / 0.3, 0, 1)[..., None]
        image = image * (1 - mask) + (rgb(colour) * (1 - depth) + rgb(dark) * depth) * mask
    grain = np.random.default_rng(1).normal(0, 1.1, (h, w, 1))   # hides banding in the sky
    picture = Image.fromarray(np.clip(image + grain, 0, 255).astype(np.uint8), "RGB")
    picture = picture.filter(ImageFilter.GaussianBlur(0.8)).resize((WIDTH, HEIGHT), Image.Resampling.LANCZOS)
    picture.save(target, quality=85, progressive=False, optimize=True)


if __name__ == "__main__":
    main(sys.argv[1])
