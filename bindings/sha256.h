/* sha256.h: SHA-256 (FIPS 180-4), by which the store tells documents apart. */
#ifndef SHA256_H
#define SHA256_H

#include <stddef.h>

#define SHA256_HEX 64

/* Writes 64 hexadecimal digits and a NUL to 'hex'. Cannot fail. */
void sha256_hex(const void *bytes, size_t length, char hex[SHA256_HEX + 1]);

#endif
