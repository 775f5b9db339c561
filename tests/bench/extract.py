"""What an analyst would write without tj, for tests/bench/extract.lua.

usage: extract.py DATABASE FOLDER

Reads each file of FOLDER, cuts its sentences with jieba, finds numbers with a
regular expression, takes the noun before each as its indicator, and stores it.
"""
import html
import logging
import os
import re
import sqlite3
import sys
import unicodedata

import jieba
import jieba.posseg

NUMBER = re.compile(
    r"(约|近|超过?|逾)?(\d+(?:\.\d+)?)\s*(万亿|亿|万|千|百)?"
    r"(个百分点|%|‰|倍|元|美元|家|个|项|件|人|户|吨|公里|亩|平方米|平方公里|位|名)?"
    r"(以上|左右|多|余)?")
SCALE = {"万亿": 10**12, "亿": 10**8, "万": 10**4, "千": 10**3, "百": 10**2}
SENTENCE = re.compile(r"[^。！？；\n]+")
TAG = re.compile(r"<(script|style).*?</\1>|<[^>]*>", re.S)


def read(path):
    with open(path, "rb") as file:
        raw = file.read()
    try:
        text = raw.decode("utf-8")
    except UnicodeDecodeError:
        text = raw.decode("gb18030", "replace")
    if path.endswith(".html"):
        text = html.unescape(TAG.sub("", text))
    return unicodedata.normalize("NFKC", text)


def indicator(words, position):
    """The last run of nouns that ends before a position of the sentence."""
    run, at = [], 0
    for word, tag in words:
        if at >= position:
            break
        at += len(word)
        if tag[0] in "nlv" and tag != "v":
            run.append(word)
        elif tag[0] not in "vum":
            run = []
    return "".join(run)


def facts(path):
    for sentence in SENTENCE.findall(read(path)):
        if not NUMBER.search(sentence):
            continue
        words = [(pair.word, pair.flag) for pair in jieba.posseg.cut(sentence)]
        for match in NUMBER.finditer(sentence):
            about, digits, scale, unit, bound = match.groups()
            yield (path, sentence, match.group(), float(digits)
                   * SCALE.get(scale, 1), unit or "", about or bound or "",
                   indicator(words, match.start()))


def main():
    jieba.setLogLevel(logging.ERROR)
    database = sqlite3.connect(sys.argv[1])
    database.execute("CREATE TABLE fact (doc, sentence, text, value, unit,"
                     " approx, indicator)")
    folder = sys.argv[2]
    for name in sorted(os.listdir(folder)):
        with database:
            database.executemany("INSERT INTO fact VALUES (?, ?, ?, ?, ?, ?, ?)",
                                 facts(os.path.join(folder, name)))
    print(database.execute("SELECT count(*) FROM fact").fetchone()[0])


if __name__ == "__main__":
    main()
