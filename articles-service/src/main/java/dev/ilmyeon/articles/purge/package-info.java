/** Tells gateways which of the responses that they keep have changed. */
@NullMarked
package dev.ilmyeon.articles.purge;

import org.jspecify.annotations.NullMarked;
