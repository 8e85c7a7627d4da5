/** The form of the ids that clients name. Imports nothing of this service. */
@NullMarked
package dev.ilmyeon.articles.id;

import org.jspecify.annotations.NullMarked;
