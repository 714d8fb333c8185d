-- A search reads the features of some hundred candidates: beside their document in one page, not in four pieces elsewhere. Rows of before move when they are next written.
alter table document_features set (toast_tuple_target = 8160);
