/**
 * Whole requests: supergraphs by feature, their subgraphs served over HTTP from a file of data, and
 * operations whose responses and numbers of requests are known.
 */
package dev.ilmyeon.gateway.federation.conformance;
