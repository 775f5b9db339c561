// cppjieba.cpp: the time that cppjieba takes for a file, for segment_bench.lua.
// usage: cppjieba DICT_FOLDER FILE; writes the least seconds of the processor
// of ten passes
#include <cstdio>
#include <ctime>
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
  for (int pass = 0; pass < 10; pass++) {
    std::clock_t start = std::clock();
    for (const auto &one : lines) jieba.Cut(one, words, true);
    double taken = double(std::clock() - start) / CLOCKS_PER_SEC;
    if (taken < least) least = taken;
  }
  std::printf("%.6f\n", least);
}
