#!/usr/bin/env python3
"""report: the page of tj report in a headless Chromium, as TAP.

usage    report.py TJ [--pictures FOLDER]
         TJ is the program; run in the project's folder
It sorts, filters, follows a number to its sentence by mouse and by keyboard,
switches the language, prints to PDF, looks at it as wide as a phone and in the
dark, and feeds it hostile documents; any console message, exception, dialog or
request but for the page itself is a failure. Skipped where there is no Chromium.
"""
import os
import subprocess
import sys
import tempfile

sys.path.insert(0, os.path.dirname(os.path.abspath(__file__)))
import browser  # noqa: E402

HOSTILE = """<script>alert(1)</script>望汐市2016年工作报告
2016年，工业产值4.35亿元，增长8.2%。<img src=x onerror=alert(2)>出口</script>约3万元。
javascript:alert(3) 新增<!--企业12家，"><svg onload=alert(4)>园区2个。\u2028培训3万人次。
</article></details><a href="javascript:alert(5)">点此</a><style>*{display:none}</style>共7家。
<base href="http://example.invalid/"><link rel=stylesheet href="http://example.invalid/x.css">
<iframe src="http://example.invalid/"></iframe>新建标准厂房5万平方米。
"""

ROWS = "[...document.querySelectorAll('#%s tbody tr')]"


def page_of(tj, folder):
    """The report on the samples, five years of three cities, a hostile text."""
    inputs = ["samples"]
    for number, region in enumerate(("望汐市", "澜浦市", "青岚市"), 1):
        for year in range(2021, 2026):
            path = os.path.join(folder, f"{region}{year}.txt")
            with open(path, "w", encoding="utf-8") as file:
                file.write(
                    f"{region}{year + 1}年政府工作报告\n一、{year}年工作回顾\n"
                    f"{year}年，地区生产总值达到{1000 * number + year}亿元，"
                    f"增长{number + 2}.5%。\n二、{year + 1}年工作安排\n"
                    f"{year + 1}年主要预期目标：地区生产总值增长{number + 3}%左右。\n")
            inputs.append(path)
    inputs.append(os.path.join(folder, "<img src=x onerror=alert(6)>.txt"))
    with open(inputs[-1], "w", encoding="utf-8") as file:
        file.write(HOSTILE)
    path = os.path.join(folder, "report.html")
    subprocess.run([tj, "report", "-q", "-o", path, *inputs], check=True)
    return path


def expect(got, wanted, what):
    if got != wanted:
        raise browser.Failure(f"{what}: got {got!r}, wanted {wanted!r}")


# ---- what is tested: a function each, its name is what holds ----

def it_opens_without_a_fault(page):
    expect(page.run("document.querySelectorAll('h1').length"), 1, "h1")
    expect(page.run("document.getElementById('language').hidden"), False, "language")


def it_runs_nothing_of_a_document(page):
    expect(page.run("document.querySelectorAll('article *').length === "
                    "document.querySelectorAll('article :is(p, h4, span, mark, small)')"
                    ".length"), True, "only the page's own elements")
    expect(page.run("document.querySelectorAll('img, iframe, base, [onload], [onerror],"
                    " [href^=\"javascript\"]').length"), 0, "foreign elements")
    expect(page.run("document.body.innerText.includes('<img src=x onerror=alert(6)>')"),
           True, "the path stays text")


def its_policy_refuses_other_scripts(page):
    page.run("(() => { const s = document.createElement('script');"
             "s.textContent = 'window.ran = true'; document.body.append(s); })()")
    expect(page.run("window.ran === undefined"), True, "script ran")
    expect(len(page.faults), 1, "refusals told")
    page.faults.clear()


def its_tables_can_be_read_aloud(page):
    expect(page.run("[...document.querySelectorAll('main table')].filter(t =>"
                    "!t.caption.textContent.trim()"
                    " || [...t.tHead.rows[0].cells].some(c => c.scope !== 'col'"
                    " || !c.hasAttribute('aria-sort') || !c.querySelector('button'))"
                    ").map(t => t.id).join()"), "", "tables without caption or heads")
    expect(page.run(ROWS % "t-facts" + ".every(r => r.querySelector('th[scope=row]'))"),
           True, "row heads")
    expect(page.run("[...document.querySelectorAll('input, select')].every(e =>"
                    "e.labels.length === 1 && e.labels[0].innerText.trim())"),
           True, "labels of fields")
    expect(page.run("[...document.querySelectorAll('canvas')].every(c =>"
                    "c.getAttribute('aria-label') && document.getElementById("
                    "c.getAttribute('aria-describedby')))"), True, "names of charts")


def it_sorts(page):
    head = '#t-facts thead th[data-column="base"]'
    numbers = ROWS % "t-facts" + ".map(r => r.cells[2].textContent)"
    page.click(head + " button")
    expect(page.run(f"document.querySelector('{head}').getAttribute('aria-sort')"),
           "ascending", "aria-sort")
    first = page.run(numbers)[0]
    page.run(f"document.querySelector('{head} button').focus()")
    page.press("Enter", 13, "\r")
    expect(page.run(f"document.querySelector('{head}').getAttribute('aria-sort')"),
           "descending", "aria-sort after Enter")
    falling = page.run(numbers)
    if first == falling[0] or "亿" not in falling[0]:
        raise browser.Failure(f"not sorted by value: {first}, {falling[:3]}")


def it_filters(page):
    field = "document.querySelector('#facts input')"
    count = "document.querySelector('#facts output').textContent"
    everything = page.run(count)
    page.run(field + ".focus()")
    page.write("生产总值 望汐市")
    expect(page.run(ROWS % "t-facts" + ".every(r => r.innerText.includes('望汐市')"
                    " && r.innerText.includes('生产总值')) && " + ROWS % "t-facts"
                    + ".length > 0"), True, "rows of the words")
    page.run(field + ".select()")
    page.press("Delete", 46)
    expect(page.run(count), everything, "all rows again")
    page.run("(() => { const s = document.querySelectorAll('#facts select')[1];"
             "s.value = 'status.target';"
             "s.dispatchEvent(new Event('input', {bubbles: true})); })()")
    expect(page.run(ROWS % "t-facts" + ".every(r => r.cells[4].textContent === '目标')"),
           True, "targets alone")
    page.run("(() => { const s = document.querySelectorAll('#facts select')[1];"
             "s.value = ''; s.dispatchEvent(new Event('input', {bubbles: true})); })()")


def it_goes_from_a_number_to_its_sentence_and_back(page):
    text = page.run("document.querySelector('#t-facts tbody .long b').textContent")
    page.click("#t-facts tbody a")
    page.wait("document.querySelector('mark:target') !== null")
    expect(page.run("document.querySelector('mark:target').textContent"), text, "number")
    expect(page.run("document.activeElement.matches('mark:target')"), True, "focus")
    expect(page.run("(() => { const b = document.querySelector('mark:target')"
                    ".getBoundingClientRect();"
                    "return b.height > 0 && b.top > 0 && b.bottom < innerHeight; })()"),
           True, "in view")
    expect(page.run("document.querySelector('.reading') !== null"), True, "its reading")
    page.click(".reading button")
    page.wait("location.hash === ''")


def it_links_the_figures_of_analyses(page):
    for table in ("t-headline", "t-compare1", "t-timeline1", "t-targets", "t-audit",
                  "t-policies"):
        expect(page.run("[...document.querySelectorAll('#%s tbody a')].every(a =>"
                        "document.getElementById(a.hash.slice(1)))"
                        " && document.querySelectorAll('#%s tbody a').length > 0"
                        % (table, table)), True, table)


def it_draws_charts_that_lead_to_sentences(page):
    page.run("document.querySelectorAll('details.part').forEach(d => d.open = true)")
    page.wait("[...document.querySelectorAll('figure.chart')].every(f => !f.hidden)")
    page.run("document.querySelector('canvas').scrollIntoView({block: 'center'})")
    expect(page.run("(() => { const c = document.querySelector('canvas');"
                    "const p = c.getContext('2d').getImageData(0, 0, c.width, c.height)"
                    ".data; return p.some(v => v > 0); })()"), True, "ink")
    page.run("(() => { const c = Chart.getChart(document.querySelector('canvas'));"
             "c.options.onClick({}, [{datasetIndex: 0, index: 0}]); })()")
    page.wait("document.querySelector('mark:target') !== null")


def it_speaks_english_and_chinese(page):
    heading = "document.querySelector('#h-facts').innerText"
    page.click("#language")
    expect(page.run(heading), "All numbers", "heading")
    expect(page.run("[...document.querySelectorAll('.zh')].every(e =>"
                    "getComputedStyle(e).display === 'none')"), True, "no Chinese label")
    expect(page.run("document.querySelector('#facts option').textContent"), "all",
           "choices")
    page.click("#language")
    expect(page.run(heading), "全部数字", "heading")


def it_can_be_used_from_the_keyboard(page):
    page.open(page.path)
    page.press("Tab", 9)
    expect(page.run("document.activeElement.className"), "skip", "the first stop")
    expect(page.run("document.activeElement.getBoundingClientRect().width > 50"), True,
           "the skip link is seen")
    page.press("Tab", 9)
    expect(page.run("document.activeElement.id"), "language", "the second")
    expect(page.run("getComputedStyle(document.activeElement).outlineStyle"), "solid",
           "focus is seen")


CONTRAST = """(() => {
  const canvas = document.createElement('canvas').getContext('2d', {willReadFrequently: true});
  const rgb = css => { canvas.fillStyle = css; canvas.fillRect(0, 0, 1, 1);
    return [...canvas.getImageData(0, 0, 1, 1).data].slice(0, 3); };
  const light = css => { const [r, g, b] = rgb(css).map(v => { v /= 255;
    return v <= .04045 ? v / 12.92 : ((v + .055) / 1.055) ** 2.4; });
    return .2126 * r + .7152 * g + .0722 * b; };
  const style = getComputedStyle(document.documentElement);
  const low = [];
  for (const paper of ['--paper', '--wash', '--mark']) {
    for (const ink of ['--ink', '--quiet', '--link', '--actual', '--target',
                       '--forecast', '--alarm', '--brand']) {
      const [a, b] = [paper, ink].map(n => light(style.getPropertyValue(n)))
        .sort((x, y) => y - x);
      if (paper === '--mark' && ink !== '--ink') continue;
      if ((a + .05) / (b + .05) < 4.5) low.push(ink + ' on ' + paper);
    }
  }
  return low.join(); })()"""


def its_contrast_is_enough(page):
    expect(page.run(CONTRAST), "", "too faint in the light")
    page.dark()
    expect(page.run(CONTRAST), "", "too faint in the dark")
    page.dark(False)


def it_fits_a_phone(page):
    page.size(390, 844)
    page.wait("innerWidth === 390 && document.documentElement.scrollWidth <= 390")
    page.size(1280, 900)


def it_prints(page):
    data = page.pdf()
    expect(data[:5], b"%PDF-", "a PDF")
    if len(data) < 20000:
        raise browser.Failure("next to nothing is printed")


TESTS = (it_opens_without_a_fault, it_runs_nothing_of_a_document,
         its_policy_refuses_other_scripts, its_tables_can_be_read_aloud, it_sorts,
         it_filters, it_goes_from_a_number_to_its_sentence_and_back,
         it_links_the_figures_of_analyses, it_draws_charts_that_lead_to_sentences,
         it_speaks_english_and_chinese, it_can_be_used_from_the_keyboard,
         its_contrast_is_enough, it_fits_a_phone, it_prints)


def take_pictures(page, folder):
    """For people to look at: the page, on a phone, and on paper."""
    page.open(page.path)
    page.picture(os.path.join(folder, "page.png"))
    page.size(390, 844, 2)
    page.picture(os.path.join(folder, "phone.png"))
    with open(os.path.join(folder, "page.pdf"), "wb") as file:
        file.write(page.pdf())


def try_one(page, number, test):
    """Runs a test; whether it passed. Any fault of the page is one of its own."""
    name, why = test.__name__.replace("_", " "), None
    page.faults.clear()
    try:
        test(page)
        page.run("new Promise(done => setTimeout(done))")
        expect(page.faults, [], "told by the page")
        strangers = [u for u in page.requests if not u.startswith("file://" + page.path)]
        expect(strangers, [], "requests")
    except browser.Failure as failure:
        why = str(failure)
    print(("not ok" if why else "ok"), number, "-", name)
    if why:
        print("# " + why.replace("\n", "\n# "))
    return why is None


def main():
    tj, program = os.path.abspath(sys.argv[1]), browser.find()
    print(f"1..{len(TESTS)}")
    if not program:
        for number, test in enumerate(TESTS, 1):
            print(f"ok {number} - {test.__name__} # SKIP chromium is absent")
        return 0
    with tempfile.TemporaryDirectory(prefix="tj-report.") as folder:
        path = os.path.realpath(page_of(tj, folder))
        with browser.Browser(program) as page:
            page.path = path
            page.open(path)
            passed = [try_one(page, i, test) for i, test in enumerate(TESTS, 1)]
            if "--pictures" in sys.argv:
                take_pictures(page, sys.argv[sys.argv.index("--pictures") + 1])
    return 0 if all(passed) else 1


if __name__ == "__main__":
    sys.exit(main())
