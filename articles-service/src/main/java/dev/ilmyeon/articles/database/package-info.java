/** What every store needs of the driver, and what fills the database before anyone asks. */
@NullMarked
package dev.ilmyeon.articles.database;

import org.jspecify.annotations.NullMarked;
