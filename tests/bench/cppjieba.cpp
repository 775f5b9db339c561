// cppjieba.cpp: the time that cppjieba takes for a file, for segment_bench.lua.
// usage: cppjieba DICT_FOLDER FILE; writes the least seconds of five passes
#include <chrono>
#include <cstdio>
#include <fstream>
#include <string>
#include <vector>

#include "cppjieba/Jieba.hpp"

int main(int, char **argv) {
  std::string folder = argv[1], line;
  cppjieba::Jieba jieba(folder + "/jieba.dict.utf8",
                        folder + "/hmm_model.utf8", folder + "/user.dict.utf8",
                        folder + "/idf.utf8", folder + "/stop_words.utf8");
  std::vector<std::string> lines, words;
  std::ifstream file(argv[2]);
  double least = 1e9;
  while (std::getline(file, line)) lines.push_back(line);
  for (int pass = 0; pass < 5; pass++) {
    auto start = std::chrono::steady_clock::now();
    for (const auto &one : lines) jieba.Cut(one, words, true);
    std::chrono::duration<double> taken =
        std::chrono::steady_clock::now() - start;
    if (taken.count() < least) least = taken.count();
  }
  std::printf("%.6f\n", least);
}
