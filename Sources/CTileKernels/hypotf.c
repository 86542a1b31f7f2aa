// Swift's Glibc module calls hypotf, and glibc's own binds whatever does so to glibc 2.35, where 2.34 has all else that
// the wheel's libraries need. Theirs would be this one. Squares of floats are exact in double.

#include <math.h>

float hypotf(float x, float y) {
  if (isinf(x) || isinf(y)) return INFINITY;
  return (float)sqrt((double)x * x + (double)y * y);
}
