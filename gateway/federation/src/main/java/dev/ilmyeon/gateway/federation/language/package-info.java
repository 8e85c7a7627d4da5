/**
 * GraphQL text to syntax trees and back: one lexer and one parser for operations, schemas and field
 * sets. Imports only error.
 */
@NullMarked
package dev.ilmyeon.gateway.federation.language;

import org.jspecify.annotations.NullMarked;
