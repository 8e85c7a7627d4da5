/** The form of the ids that the newsroom gives itself. Imports nothing of this service. */
@NullMarked
package dev.ilmyeon.articles.id;

import org.jspecify.annotations.NullMarked;
