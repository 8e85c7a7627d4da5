/**
 * What a supergraph says of keeping responses, and what a response is about: {@link
 * dev.ilmyeon.gateway.federation.caching.CacheRules} reads {@code @cacheControl}, {@link
 * dev.ilmyeon.gateway.federation.caching.ResponseTags} names the entities and fields of a response,
 * by which it is thrown away when one of them changes. Imports supergraph, operation, selection,
 * schema, language, json, request.
 */
@NullMarked
package dev.ilmyeon.gateway.federation.caching;

import org.jspecify.annotations.NullMarked;
