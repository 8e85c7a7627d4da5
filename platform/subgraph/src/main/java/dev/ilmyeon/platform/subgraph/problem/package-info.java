/**
 * Why a mutation was not carried out, as members of its result's union: the same types in every
 * subgraph. A problem holds a code and what it is about; the words are put in when it is answered,
 * in the language of who reads them, from {@code problems.properties} of the service.
 */
@NullMarked
package dev.ilmyeon.platform.subgraph.problem;

import org.jspecify.annotations.NullMarked;
