/**
 * Who may see what: {@code @authenticated}, {@code @requiresScopes} and {@code @policy}. {@link
 * dev.ilmyeon.gateway.federation.access.AccessRules} are the supergraph's, {@link
 * dev.ilmyeon.gateway.federation.request.Claims} a client's, and {@link
 * dev.ilmyeon.gateway.federation.access.Access} is what comes of both.
 *
 * <p>It is enforced twice. What a client may not see is taken out of the operation before it is
 * planned ({@link dev.ilmyeon.gateway.federation.access.OperationFilter}), so that no subgraph is
 * asked for it and no mutation carried out. And the projection, which alone knows of what type an
 * object turned out to be, writes null for it whatever the merged answers hold: a key or a
 * requirement that the plan fetched for itself is not given away. Where that is configured, an
 * operation is refused instead if it selects anything of that ({@link
 * dev.ilmyeon.gateway.federation.access.DeniedFields}).
 *
 * <p>A request without claims is nobody's, and sees nothing that is protected. Imports supergraph,
 * operation, selection, schema, error.
 */
@NullMarked
package dev.ilmyeon.gateway.federation.access;

import org.jspecify.annotations.NullMarked;
