create table entries (id integer primary key);
