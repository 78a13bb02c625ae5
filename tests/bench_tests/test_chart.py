"""Charts as SVG."""

import re
import xml.etree.ElementTree as ET

import pytest
from bench.chart import Line, chart
from bench.curve import picture, table
from bench.figures import Figures

SVG = "{http://www.w3.org/2000/svg}"


def drawn(*lines: Line) -> ET.Element:
    return ET.fromstring(chart("Cost", "articles", "ms", lines))


def points(line: ET.Element) -> list[tuple[float, float]]:
    return [
        (float(x), float(y)) for x, y in re.findall(r"([\d.]+),([\d.]+)", line.attrib["points"])
    ]


def test_equal_factors_are_equal_distances_on_both_axes() -> None:
    svg = drawn(Line("a", {1_000: 1, 10_000: 10, 100_000: 100}))
    (line,) = svg.iter(f"{SVG}polyline")
    (x0, y0), (x1, y1), (x2, y2) = points(line)
    assert x1 - x0 == pytest.approx(x2 - x1, abs=0.2)
    assert y0 - y1 == pytest.approx(y1 - y2, abs=0.2)
    assert x1 > x0
    assert y1 < y0


def test_axes_have_the_sizes_and_powers_of_ten_with_their_units() -> None:
    svg = drawn(Line("a", {1_000: 0.3, 14_000: 20}))
    texts = [text.text for text in svg.iter(f"{SVG}text")]
    assert texts == [
        "Cost",
        "0.1 ms",
        "1 ms",
        "10 ms",
        "100 ms",
        "1,000",
        "14,000",
        "articles",
        "a",
    ]


def test_lines_of_one_name_share_a_colour_and_a_label() -> None:
    flat = {1_000: 1.0, 2_000: 2.0}
    svg = drawn(Line("a <b>", flat), Line("a <b>", flat, dashed=True), Line("c", flat))
    kinds = [line.attrib["class"] for line in svg.iter(f"{SVG}polyline")]
    assert kinds == ["line line0", "line dashed line0", "line line1"]
    labels = [text for text in svg.iter(f"{SVG}text") if "name" in text.attrib.get("class", "")]
    assert [(text.text, text.attrib["class"]) for text in labels] == [
        ("a <b>", "name name0"),
        ("c", "name name1"),
    ]
    assert float(labels[1].attrib["y"]) - float(labels[0].attrib["y"]) >= 15


def test_the_curve_has_median_and_95th_percentile_of_each_engine() -> None:
    figures = {
        "Dateline": {
            1_000: Figures.of(range(1, 101), "ms"),
            4_000: Figures.of(range(101, 201), "ms"),
        }
    }
    assert list(table(figures)) == [
        "| ms of CPU, p50 / p95 | 1,000 | 4,000 |",
        "|---|---|---|",
        "| Dateline | 50.00 / 95.00 | 150.00 / 195.00 |",
    ]
    svg = ET.fromstring(picture(figures))
    median, percentile = map(points, svg.iter(f"{SVG}polyline"))
    assert all(upper[1] < lower[1] for upper, lower in zip(percentile, median, strict=True))
