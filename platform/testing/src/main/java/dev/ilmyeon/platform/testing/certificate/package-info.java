/** Keys and certificates for tests of TLS. */
@NullMarked
package dev.ilmyeon.platform.testing.certificate;

import org.jspecify.annotations.NullMarked;
