create table reports (id int primary key)
GO
