/**
 * How fronts are changed: by editors now, by what they scheduled when its time comes, back to what
 * was. All of it goes through {@link FrontEdits}, each change under its front's lock.
 */
@NullMarked
package dev.ilmyeon.articles.front.edit;

import org.jspecify.annotations.NullMarked;
