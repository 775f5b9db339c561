"""What jieba does, for segment_bench.lua.

usage: jieba_bench.py PART FOLDER GOLD...

Writes the least seconds of nine passes over the file PART, by line, with the
HMM, as jieba.cut does by default; and the words of each GOLD, blanks between
them, as FOLDER/NAME.hmm and FOLDER/NAME.plain.
"""
import os
import sys
import time

import jieba


def cut(lines, hmm):
    return [" ".join(jieba.cut(line, HMM=hmm)) for line in lines]


def main(part, folder, *golds):
    jieba.setLogLevel(60)
    jieba.initialize()
    with open(part, encoding="utf-8") as file:
        lines = file.read().split("\n")
    least = float("inf")
    for _ in range(9):
        start = time.process_time()
        for line in lines:
            for _word in jieba.cut(line):
                pass
        least = min(least, time.process_time() - start)
    for gold in golds:
        with open(gold, encoding="utf-8") as file:
            bare = ["".join(line.split()) for line in file]
        for suffix, hmm in ((".plain", False), (".hmm", True)):
            target = os.path.join(folder, os.path.basename(gold) + suffix)
            with open(target, "w", encoding="utf-8") as file:
                file.write("\n".join(cut(bare, hmm)))
    print(least)


main(*sys.argv[1:])
