package dev.ilmyeon.gateway.federation;

/**
 * What those who share a run have in common: everything.
 *
 * @param context what the transport gets, perhaps another than the request's
 */
record SharedRun(GraphQlRequest request, Object context) {}
