/**
 * GraphQL text to syntax trees and back: one lexer and one parser for operations, schemas and field
 * sets. {@link dev.ilmyeon.gateway.federation.language.Parser} is the way in, {@link
 * dev.ilmyeon.gateway.federation.language.ValuePrinter} the way out. Trees are records that hold
 * offsets; {@link dev.ilmyeon.gateway.federation.language.Source} turns an offset into line and
 * column. Imports only error and request.
 */
@NullMarked
package dev.ilmyeon.gateway.federation.language;

import org.jspecify.annotations.NullMarked;
