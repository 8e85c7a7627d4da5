package dev.ilmyeon.gateway.federation.queryplan;

/**
 * After a fetch is answered, the value under {@code from} is known as {@code to}: undoes an
 * internal alias that was made because two fields of one response key could not stand in one
 * document.
 *
 * @param path where the objects are, from the fetch's own root (for an entity call: from the
 *     entity, its response key first)
 */
public record KeyRename(FetchPath path, String from, String to) {}
