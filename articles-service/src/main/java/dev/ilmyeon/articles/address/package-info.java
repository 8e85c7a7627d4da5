/** Where the portal is seen from outside, for the absolute URLs in answers. */
@NullMarked
package dev.ilmyeon.articles.address;

import org.jspecify.annotations.NullMarked;
