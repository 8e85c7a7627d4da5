/** The trail of who did what when, and the proof that nobody changed it afterwards. */
@NullMarked
package dev.ilmyeon.articles.audit;

import org.jspecify.annotations.NullMarked;
