// Linked into the wheel's tool, which carries Foundation because GRDB imports it. Two things of Foundation would not
// become the wheel: 34 MB of data for locales, calendars and character sets, and a bond to glibc 2.35, where 2.34 has all
// else. The tool formats no text for a locale, so both can be left out: the Makefile's linker flags put the definitions
// here in their place.

#include <math.h>
#include <stdint.h>

// ICU's data without an entry, in the form of its packages: a header, and a table of contents.
__attribute__((visibility("hidden"), aligned(16))) const struct {
  uint16_t headerSize;
  uint8_t magic[2];
  uint16_t infoSize, reserved;
  uint8_t isBigEndian, charsetFamily, sizeofUChar, reservedByte;
  uint8_t dataFormat[4], formatVersion[4], dataVersion[4];
  char padding[8];
  uint32_t entries, more;
} roundhouse_icu_data = {
    .headerSize = 32,
    .magic = {0xDA, 0x27},
    .infoSize = 20,
    .sizeofUChar = 2,
    .dataFormat = {'T', 'o', 'C', 'P'},
    .formatVersion = {1},
};

// Of Foundation's CGFloat; see Sources/CTileKernels/hypotf.c.
__attribute__((visibility("hidden"))) double hypot(double x, double y) { return (double)hypotl(x, y); }
