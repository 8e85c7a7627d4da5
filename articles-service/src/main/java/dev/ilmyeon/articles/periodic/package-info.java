/** Work that is done again and again while the service runs. Imports nothing of this service. */
@NullMarked
package dev.ilmyeon.articles.periodic;

import org.jspecify.annotations.NullMarked;
