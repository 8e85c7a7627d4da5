package dev.ilmyeon.gateway.federation.response;

import java.util.List;

/**
 * What is selected of objects of one type.
 *
 * @param fields to write, in the order of CollectFields
 * @param parts of the response that begin here, and come later
 */
record ObjectNode(FieldNode[] fields, List<PartNode> parts) {

  /** Stands for objects that the client may not see. */
  static final ObjectNode DENIED = new ObjectNode(new FieldNode[0], List.of());

  /**
   * A deferred part.
   *
   * @param number that of the part in the operation
   * @param selections what it has of the object
   */
  record PartNode(int number, SelectionNode selections) {}
}
