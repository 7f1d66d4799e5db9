update "User" set "Id" = "Id";
