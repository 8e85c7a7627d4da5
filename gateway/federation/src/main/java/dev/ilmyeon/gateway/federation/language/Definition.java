package dev.ilmyeon.gateway.federation.language;

/** One definition of a document. */
public sealed interface Definition permits ExecutableDefinition, TypeSystemDefinition {

  int at();
}
