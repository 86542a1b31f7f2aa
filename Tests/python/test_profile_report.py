"""The HTML report of a profile, looked at in headless Chromium."""

import copy
import importlib.metadata
import json
import os
import re
import resource
import shutil
import subprocess
import sys
from functools import partial
from pathlib import Path

import harness
import jax
import jax.numpy as jnp
import profile_documents as documents
import pytest
from playwright.sync_api import sync_playwright
from roundhouse import profile_report
from roundhouse.profile_report import palette
from roundhouse.report import seconds_text

DESKTOP, PHONE = {"width": 1280, "height": 900}, {"width": 375, "height": 812}
SAMPLES = {
    "gpt_step": documents.gpt_step,
    "kernel": documents.kernel,
    "priced": documents.priced,
    "empty": documents.empty,
    "hostile": documents.hostile,
}


@pytest.fixture(scope="module")
def browser():
    path = next(filter(None, map(shutil.which, ("chromium", "chromium-browser", "google-chrome"))), None)
    assert path, "the tests of the HTML report need Chromium in PATH; as root on Debian: apt-get install chromium"
    with sync_playwright() as playwright:
        opened = playwright.chromium.launch(executable_path=path, args=["--no-sandbox"])
        yield opened
        opened.close()


@pytest.fixture(scope="module")
def pages(tmp_path_factory):
    """The HTML file of each sample."""
    folder = tmp_path_factory.mktemp("pages")
    for name, sample in SAMPLES.items():
        (folder / f"{name}.json").write_text(json.dumps(sample()))
        assert profile_report.main([str(folder / f"{name}.json"), str(folder / f"{name}.html")]) == 0
    return folder


class Visit:
    """One page in a window of its own, with all that it complained of or asked the network for."""

    def __init__(self, browser, path, viewport=DESKTOP, **options):
        self.context = browser.new_context(viewport=viewport, **options)
        self.page = self.context.new_page()
        self.complaints, self.requests = [], []
        self.page.on("console", lambda message: message.type in ("error", "warning") and self.complaints.append(message.text))
        self.page.on("pageerror", lambda error: self.complaints.append(str(error)))
        self.page.on("request", lambda request: self.requests.append(request.url))
        self.page.goto(path.as_uri())
        self.page.wait_for_selector("html[data-ready]")

    def __enter__(self):
        return self.page

    def __exit__(self, *_):
        self.context.close()

    def seen(self):
        """What part of the timeline is seen: the range of the plot itself."""
        return self.page.evaluate(
            "Bokeh.documents.flatMap(document => document.roots()).flatMap(root => [...root.references()])"
            ".filter(model => model.name === 'seen').map(range => [range.start, range.end])[0]"
        )


@pytest.mark.parametrize("viewport", [DESKTOP, PHONE], ids=["desktop", "phone"])
@pytest.mark.parametrize("name", SAMPLES)
def test_a_page_renders_offline_without_complaint_and_fits_its_width(browser, pages, name, viewport):
    visit = Visit(browser, pages / f"{name}.html", viewport, has_touch=viewport is PHONE, is_mobile=viewport is PHONE)
    with visit as page:
        assert visit.complaints == []
        assert visit.requests == [(pages / f"{name}.html").as_uri()]
        assert page.get_by_text("simulated", exact=True).first.is_visible()
        assert page.evaluate("document.documentElement.scrollWidth") == viewport["width"]
        assert page.evaluate("window.harmed") is None
        shown = page.locator(".plot").evaluate_all("plots => plots.map(plot => plot.id)")
        assert shown == ([] if name == "empty" else ["roofline", "timeline", "hbm", "sbuf", "psum", "transfers"])
        for canvas in page.locator("canvas.printed").all():
            colours = canvas.evaluate(
                "it => new Set(new Uint32Array(it.getContext('2d').getImageData(0, 0, it.width, it.height).data.buffer)).size"
            )
            assert colours > 10  # a plot with nothing in it has but its paper, axes and letters of one grey


def test_names_of_the_users_stand_as_text(browser, pages):
    with Visit(browser, pages / "hostile.html") as page:
        assert page.locator("h1").inner_text() == documents.HOSTILE
        assert page.title().startswith(documents.HOSTILE)
        operations = page.get_by_role("region", name="Operations, table")
        assert operations.locator("tbody td").first.inner_text() == documents.HOSTILE
        assert page.locator("body img[src=x]").count() == 0


def test_prices_stand_only_where_they_were_given(browser, pages):
    with Visit(browser, pages / "priced.html") as page:
        assert page.locator(".card", has_text="Price").inner_text().split("\n\n")[1:] == [
            "2.23 USD/hour",
            "0.0044 USD per million tokens; trn2.3xlarge, from prices.json",
        ]
    with Visit(browser, pages / "kernel.html") as page:
        assert page.get_by_text("USD").count() == page.get_by_text("Price").count() == 0


def test_the_headline_the_advice_and_the_settings_are_the_documents(browser, pages):
    document = documents.gpt_step()
    with Visit(browser, pages / "gpt_step.html") as page:
        cards = dict(card.inner_text().split("\n\n")[:2] for card in page.locator(".card").all())
        assert cards == {"Time of one call": "14.538 ms", "Bound by": "Latency", "MFU": "4.0 %", "HBM in use": "292.00 MiB"}
        assert page.locator(".advice h3").all_inner_texts() == [advice["title"] for advice in document["advice"]]
        assert page.locator(".advice .gain").all_inner_texts() == ["saves 1.599 ms (11.0 %)", "saves 450.678 us (3.1 %)"]
        settings = zip(page.locator("dt").all_inner_texts(), page.locator("dd").all_inner_texts(), strict=True)
        bokeh = {"name": "Bokeh", "value": importlib.metadata.version("bokeh")}
        assert [{"name": name, "value": value} for name, value in settings] == [*document["settings"], bokeh]
        assert page.get_by_text("Gaps below 70 ns are not drawn.").is_visible()


def test_regions_say_what_bounds_the_call_when_the_longest_first(browser, pages):
    with Visit(browser, pages / "gpt_step.html") as page:
        rows = page.get_by_role("region", name="What bounds it, when, table").locator("tbody tr").all()
        cells = [row.locator("td").all_inner_texts() for row in rows]
    assert [row[2:7] for row in cells] == [
        ["50.0 %", "DMA", "DMA", "90.0 %", "none"],
        ["33.3 %", "latency", "Tensor engine", "30.0 %", "DMA"],
        ["16.7 %", "Vector engine", "Vector engine", "80.0 %", "none"],
    ]
    assert [row[:2] for row in cells] == [["7.269 ms", "14.538 ms"], ["2.423 ms", "7.269 ms"], ["0 ns", "2.423 ms"]]


def test_a_heading_sorts_its_table(browser, pages):
    shares = documents.gpt_step()["operations"]
    with Visit(browser, pages / "gpt_step.html") as page:
        table = page.get_by_role("region", name="Operations, table")
        names = table.locator("tbody tr td:first-child")
        page.get_by_role("button", name=f"Show all {len(shares)}").first.click()

        def click(heading):
            table.get_by_role("button", name=heading, exact=True).click()
            return table.get_by_role("columnheader", name=heading).get_attribute("aria-sort"), names.all_inner_texts()

        def by(key, reverse):
            return [share["name"] for share in sorted(shares, key=lambda share: share[key], reverse=reverse)]

        assert names.all_inner_texts() == by("busy_seconds", True)
        assert click("DMA") == ("descending", by("dma_seconds", True))
        assert click("DMA") == ("ascending", by("dma_seconds", False))
        assert click("HBM traffic") == ("descending", by("hbm_bytes", True))
        words = sorted(by("name", False), key=lambda name: (re.sub(r"\d", "", name), int("0" + re.sub(r"\D", "", name))))
        assert click("Operation") == ("ascending", words)
        assert click("Operation") == ("descending", words[::-1])
        assert table.locator("[aria-sort=none]").count() == 7


def test_long_tables_show_their_most_until_asked(browser, pages):
    with Visit(browser, pages / "gpt_step.html") as page:
        rows = page.get_by_role("region", name="Source lines, table").locator("tbody tr:visible")
        assert rows.count() == 12
        page.get_by_role("button", name="Show all 80").click()
        assert rows.count() == 80


def test_buttons_keys_wheel_and_drag_choose_what_is_seen(browser, pages):
    visit = Visit(browser, pages / "gpt_step.html")
    with visit as page:
        whole = visit.seen()
        assert whole == pytest.approx([0, 14.538])
        page.get_by_role("button", name="Zoom in").click()
        assert visit.seen() == pytest.approx([14.538 / 4, 14.538 * 3 / 4])
        assert page.locator("#seen").inner_text() == "3.635 to 10.90 ms"
        page.get_by_role("button", name="Later").click()
        assert visit.seen() == pytest.approx([14.538 * 3 / 8, 14.538 * 7 / 8])
        page.get_by_role("button", name="Later").click()
        assert visit.seen() == pytest.approx([14.538 / 2, 14.538])  # not beyond the end
        page.locator("#timeline").focus()
        page.keyboard.press("0")
        assert visit.seen() == whole
        page.keyboard.press("+")
        page.keyboard.press("ArrowLeft")
        assert visit.seen() == pytest.approx([14.538 / 8, 14.538 * 5 / 8])
        page.keyboard.press("0")

        page.locator("#timeline").scroll_into_view_if_needed()
        box = page.locator("#timeline").bounding_box()
        page.mouse.move(box["x"] + 600, box["y"] + 80)
        page.mouse.wheel(0, -300)  # without Ctrl the wheel scrolls the page
        page.wait_for_timeout(500)
        assert visit.seen() == whole
        page.locator("#timeline").scroll_into_view_if_needed()
        box = page.locator("#timeline").bounding_box()
        page.mouse.move(box["x"] + 600, box["y"] + 80)
        page.keyboard.down("Control")
        page.mouse.wheel(0, -300)
        page.wait_for_timeout(500)  # the wheel's events come after the call
        page.keyboard.up("Control")
        zoomed = visit.seen()
        assert zoomed[1] - zoomed[0] < 0.9 * whole[1]
        page.mouse.down()
        page.mouse.move(box["x"] + 500, box["y"] + 80, steps=4)
        page.mouse.up()
        page.wait_for_timeout(500)
        moved = visit.seen()
        assert moved[0] > zoomed[0] and moved[1] - moved[0] == pytest.approx(zoomed[1] - zoomed[0])


def test_hovering_a_span_says_what_it_is(browser, tmp_path):
    document = documents.kernel()
    length = int(41e-6 * documents.TICKS_PER_SECOND)
    columns = {"lane": 1, "start": 0, "end": length, "busy": length // 2, "waiting": length // 4, "blocker": 5}
    columns |= {"instructions": 9, "mixed": 1, "op": 0, "location": 2, "mnemonic": document["strings"].index("tensor_tensor")}
    document["spans"] = {**{name: [value] for name, value in columns.items()}, "resolution": 0}
    document["strings"][0] = documents.HOSTILE
    (tmp_path / "one.json").write_text(json.dumps(document))
    assert profile_report.main([str(tmp_path / "one.json"), str(tmp_path / "one.html")]) == 0
    with Visit(browser, tmp_path / "one.html") as page:
        page.locator("#timeline").scroll_into_view_if_needed()
        box = page.locator("#timeline").bounding_box()
        for x in (600, 604):
            page.mouse.move(box["x"] + x, box["y"] + 90)
        page.get_by_text("attention.py:12", exact=True).nth(-1).wait_for()
        tip = page.locator(".bk-tooltip-content").first
        text = " ".join(tip.inner_text().split())
        for part in (documents.HOSTILE + " and others", "attention.py:12", "Vector: tensor_tensor x 9", "0.000000 to 41.0000", "20.5", "10.2", "us for DMA"):
            assert part in text
        assert page.evaluate("window.harmed") is None


def test_dark_and_light_follow_the_readers_choice(browser, pages):
    with Visit(browser, pages / "gpt_step.html", color_scheme="light") as page:
        models = "Bokeh.documents.flatMap(it => it.roots()).flatMap(it => [...it.references()])"

        def colours():
            return page.evaluate(
                f"""[getComputedStyle(document.documentElement).backgroundColor,
                [...new Set({models}.filter(it => it.type === 'Figure').map(it => it.background_fill_color))],
                [...new Set({models}.filter(it => it.type === 'Quad').map(it => it.fill_color.value))].sort()]"""
            )

        def expected(dark):
            paper = palette.PAPER["paper"][dark]
            rgb = "rgb({}, {}, {})".format(*bytes.fromhex(paper[1:]))
            return [rgb, [paper], sorted(pair[dark] for pair in [*palette.SERIES, palette.OTHERS])]

        assert colours() == expected(dark=False)
        for scheme in ("dark", "light"):
            page.emulate_media(color_scheme=scheme)
            page.wait_for_timeout(1000)  # the page's own rules forbid wait_for_function
            assert colours() == expected(scheme == "dark")


def test_paper_is_light_and_has_every_plot_and_no_buttons(browser, pages):
    with Visit(browser, pages / "gpt_step.html", color_scheme="dark") as page:
        assert page.pdf(format="A4").startswith(b"%PDF")
        page.emulate_media(media="print", color_scheme="dark")
        assert page.evaluate("getComputedStyle(document.documentElement).backgroundColor") == "rgb(255, 255, 255)"
        assert page.locator("nav:visible, .controls:visible, button.all:visible").count() == 0
        pictures = page.locator("canvas.printed:visible")
        assert pictures.count() == 6
        # The corner of each is the paper's, and blue is there as it is on white.
        for canvas in pictures.all():
            corner = canvas.evaluate("it => [...it.getContext('2d').getImageData(3, 3, 1, 1).data]")
            assert corner == [255, 255, 255, 255]
        assert page.evaluate("document.documentElement.scrollWidth") <= DESKTOP["width"]


def test_everything_has_a_name_for_those_who_do_not_see_it(browser, pages):
    with Visit(browser, pages / "gpt_step.html") as page:
        assert page.locator("html").get_attribute("lang") == "en"
        for button in page.get_by_role("button").all():
            assert button.get_attribute("aria-label") or button.inner_text().strip()
        plots = page.locator("[role=img]").evaluate_all("plots => plots.map(plot => plot.getAttribute('aria-label'))")
        assert len(plots) == 7 and all(plots)
        levels = page.locator("h1, h2, h3").evaluate_all("all => all.map(heading => Number(heading.tagName[1]))")
        assert levels[0] == 1 and all(below <= above + 1 for above, below in zip(levels, levels[1:], strict=False))
        for link in page.locator("nav a").all():
            assert page.locator(link.get_attribute("href")).count() == 1


@pytest.mark.parametrize("dark", [False, True], ids=["light", "dark"])
def test_letters_stand_out_from_their_paper(dark):
    def luminance(colour):
        channels = [channel / 255 for channel in bytes.fromhex(colour[1:])]
        linear = [c / 12.92 if c <= 0.04045 else ((c + 0.055) / 1.055) ** 2.4 for c in channels]
        return 0.2126 * linear[0] + 0.7152 * linear[1] + 0.0722 * linear[2]

    for letters in ("ink", "quiet", "accent", "simulated"):
        for paper in ("paper", "panel"):
            low, high = sorted(luminance(palette.PAPER[name][dark]) for name in (letters, paper))
            assert (high + 0.05) / (low + 0.05) >= 4.5, (letters, paper)  # WCAG 2.2, AA


def test_every_colour_has_one_partner():
    assert all(len(set(column)) == len(palette.PAIRS) for column in zip(*palette.PAIRS, strict=True))


def test_twenty_thousand_spans_stay_under_five_megabytes(tmp_path):
    (tmp_path / "big.json").write_text(json.dumps(documents.gpt_step(20000)))
    assert profile_report.main([str(tmp_path / "big.json"), str(tmp_path / "big.html")]) == 0
    assert 1_500_000 < (tmp_path / "big.html").stat().st_size < 5_000_000


def test_the_tools_page_shows_the_time_and_the_lines_of_a_jax_program(browser, tmp_path):
    def loss(x, w):
        y = jnp.tanh(x @ w)
        return jnp.exp(y).sum()

    line = loss.__code__.co_firstlineno
    shape = jax.ShapeDtypeStruct((512, 512), jnp.float32)
    (tmp_path / "loss.mlir").write_text(jax.jit(loss).lower(shape, shape).as_text(debug_info=True))
    environment = os.environ | {
        "PATH": f"{Path(sys.executable).parent}:{os.environ['PATH']}",
        "PYTHONPATH": str(harness.ROOT / "python"),
    }

    def tool(*arguments):
        words = [str(harness.tool()), *map(str, arguments)]
        return subprocess.run(words, capture_output=True, text=True, check=True, env=environment, timeout=300).stdout

    tool("run", tmp_path / "loss.mlir", "--time-only", "--profile", tmp_path)
    (metrics,) = json.loads(tool("profile", "view", tmp_path, "--format", "summary-json")).values()
    page = tool("profile", "view", tmp_path, "--format", "html", "--output", tmp_path / "page.html")
    assert page == f"{tmp_path / 'page.html'}\n"
    visit = Visit(browser, tmp_path / "page.html")
    with visit as page:
        assert visit.complaints == []
        card = page.locator(".card", has_text="Time of one call").inner_text()
        assert seconds_text(metrics["total_time"]) in card
        lines = page.get_by_role("region", name="Source lines, table").locator("tbody td:first-child").all_inner_texts()
        assert {f"{__file__}:{line + 1}", f"{__file__}:{line + 2}"} <= set(lines)
        assert page.locator(".plot").count() == 6


def spoiled(path, value):
    """The kernel's document with another value at the path, or without the field."""
    document = copy.deepcopy(documents.kernel())
    *way, last = path
    place = document
    for step in way:
        place = place[step]
    if value is None:
        del place[last]
    else:
        place[last] = value
    return json.dumps(document)


@pytest.mark.parametrize(
    "text, said",
    [
        ("", "no JSON"),
        ("[" * 100_000, "no JSON"),
        ('{"version": 1, "program": {"name": "jit', "no JSON"),
        ("[]", "'the whole' is not an object"),
        ('{"version": 2}', "version 2, and this package reads version 1"),
        (spoiled(["program", "seconds"], None), "'program.seconds' is not there"),
        (spoiled(["program", "seconds"], "long"), "'program.seconds' is not a finite number"),
        (spoiled(["program", "seconds"], float("nan")), "'program.seconds' is not a finite number"),
        (spoiled(["program", "instructions"], 1.5), "'program.instructions' is not a whole number"),
        (spoiled(["program", "instructions"], True), "'program.instructions' is not a whole number"),
        (spoiled(["operations", 1, "name"], 7), "'operations[1].name' is not text"),
        (spoiled(["spans", "end", 3], 2**63), "'spans.end[3]' is not a whole number"),
        (spoiled(["spans", "end"], [1]), "'spans.end' is not as long as the other columns"),
        (spoiled(["spans", "op", 0], 10_000), "'spans.op' is not a place in strings"),
        (spoiled(["spans", "lane", 0], -1), "'spans.lane' is not a place in lanes"),
        (spoiled(["memory", "sbuf", "times"], []), "'memory.sbuf.bytes' is not as long as its times"),
        (spoiled(["advice"], {}), "'advice' is not a list"),
    ],
)
def test_a_garbled_document_is_refused_by_its_field(tmp_path, capsys, text, said):
    (tmp_path / "garbled.json").write_text(text)
    assert profile_report.main([str(tmp_path / "garbled.json"), str(tmp_path / "page.html")]) == 65
    error = capsys.readouterr().err
    assert error.startswith(f"error: {tmp_path / 'garbled.json'}: ") and said in error and error.count("\n") == 1
    assert [path.name for path in tmp_path.iterdir()] == ["garbled.json"]


def command(*arguments, before="", **options):
    code = f"import sys\n{before}\nfrom roundhouse.command import main\nmain(sys.argv[1:])"
    words = [sys.executable, "-c", code, "profile-html", *map(str, arguments)]
    return subprocess.run(words, capture_output=True, text=True, timeout=120, **options)


@pytest.mark.parametrize("folder", ["missing", "file"])
def test_a_page_that_cannot_be_written_is_an_error_with_its_place(tmp_path, folder):
    (tmp_path / "one.json").write_text(json.dumps(documents.kernel()))
    (tmp_path / "file").write_text("")
    done = command(tmp_path / "one.json", tmp_path / folder / "page.html")
    assert done.returncode == 73 and done.stderr.startswith(f"error: {tmp_path / folder / 'page.html'}: cannot be written: ")
    assert done.stderr.count("\n") == 1


def test_a_disk_that_fills_up_leaves_the_page_of_before(tmp_path):
    (tmp_path / "one.json").write_text(json.dumps(documents.kernel()))
    (tmp_path / "page.html").write_text("the page of before")
    limit = partial(resource.setrlimit, resource.RLIMIT_FSIZE, (1 << 19, 1 << 19))
    done = command(tmp_path / "one.json", tmp_path / "page.html", preexec_fn=limit)
    assert done.returncode == 73 and done.stderr == f"error: {tmp_path / 'page.html'}: cannot be written: File too large\n"
    assert (tmp_path / "page.html").read_text() == "the page of before"
    assert sorted(path.name for path in tmp_path.iterdir()) == ["one.json", "page.html"]


def test_a_missing_document_and_a_missing_bokeh_name_the_remedy(tmp_path):
    done = command(tmp_path / "none.json", tmp_path / "page.html")
    assert (done.returncode, done.stderr) == (66, f"error: {tmp_path / 'none.json'}: No such file or directory\n")
    (tmp_path / "one.json").write_text(json.dumps(documents.kernel()))
    done = command(tmp_path / "one.json", tmp_path / "page.html", before="sys.modules['bokeh'] = None")
    assert done.returncode == 69 and done.stderr.count("\n") == 1
    assert "needs the Python package bokeh" in done.stderr and 'pip install "roundhouse[report]"' in done.stderr
    assert not (tmp_path / "page.html").exists()


def test_a_page_has_the_rights_of_any_new_file(tmp_path):
    (tmp_path / "one.json").write_text(json.dumps(documents.empty()))
    assert command(tmp_path / "one.json", tmp_path / "page.html", umask=0o027).returncode == 0
    assert (tmp_path / "page.html").stat().st_mode & 0o777 == 0o640
    assert seconds_text(0) in (tmp_path / "page.html").read_text()
